-- The record. Ids and times come from the program; days are numbers yyyymmdd; lists and values are JSON text.
-- Rows that point at rows of their own table are checked at the commit, so that a record can be copied in any order.

CREATE TABLE head ( -- one row: the end of the audit chain, and the counter of ids
    id      BIGINT PRIMARY KEY CHECK (id = 1),
    seq     BIGINT NOT NULL,
    hash    BYTEA NOT NULL,
    at      BIGINT NOT NULL,
    next_id BIGINT NOT NULL
);

CREATE TABLE event (
    seq     BIGINT PRIMARY KEY,
    at      BIGINT NOT NULL,
    actor   TEXT NOT NULL,
    verb    TEXT NOT NULL,
    subject BIGINT NOT NULL,
    body    TEXT NOT NULL,
    hash    BYTEA NOT NULL
);
CREATE INDEX event_subject ON event (subject, seq);

CREATE TABLE area (
    id        BIGINT PRIMARY KEY,
    level     TEXT NOT NULL CHECK (level IN ('province', 'city', 'county', 'town', 'village')),
    parent    BIGINT REFERENCES area (id),
    code      TEXT NOT NULL,
    name      TEXT NOT NULL,
    from_day  BIGINT NOT NULL,
    to_day    BIGINT NOT NULL CHECK (to_day = 0 OR to_day > from_day),
    into_area BIGINT REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED,
    out_of    BIGINT REFERENCES area (id),
    version   BIGINT NOT NULL
);
CREATE INDEX area_code ON area (code, to_day);
CREATE INDEX area_parent ON area (parent, id);
CREATE INDEX area_into ON area (into_area) WHERE into_area IS NOT NULL;

CREATE TABLE organisation (
    id          BIGINT PRIMARY KEY,
    name        TEXT NOT NULL CHECK (name <> ''),
    aliases     TEXT NOT NULL,
    credit_code TEXT NOT NULL,
    area        BIGINT REFERENCES area (id),
    town        BIGINT REFERENCES area (id),
    merged_into BIGINT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED CHECK (merged_into <> id),
    removed     BOOLEAN NOT NULL,
    version     BIGINT NOT NULL
);
CREATE INDEX organisation_town ON organisation (town, id);
CREATE INDEX organisation_merged ON organisation (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE site (
    id           BIGINT PRIMARY KEY,
    name         TEXT NOT NULL CHECK (name <> ''),
    kind         TEXT NOT NULL,
    aliases      TEXT NOT NULL,
    area         BIGINT REFERENCES area (id),
    town         BIGINT REFERENCES area (id),
    organisation BIGINT REFERENCES organisation (id),
    point        TEXT,
    merged_into  BIGINT REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED CHECK (merged_into <> id),
    removed      BOOLEAN NOT NULL,
    version      BIGINT NOT NULL
);
CREATE INDEX site_town ON site (town, kind, id);
CREATE INDEX site_kind ON site (kind, id);
CREATE INDEX site_area ON site (area, id);
CREATE INDEX site_merged ON site (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE original ( -- files as received
    hash  TEXT PRIMARY KEY,
    bytes BYTEA NOT NULL
);

CREATE TABLE visit (
    id          BIGINT PRIMARY KEY,
    value       TEXT NOT NULL,
    proposal    TEXT,
    reader      TEXT NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('proposed', 'accepted', 'rejected')),
    merged_into BIGINT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED CHECK (merged_into <> id),
    version     BIGINT NOT NULL,
    changed_by  TEXT NOT NULL,
    changed_at  BIGINT NOT NULL,
    day         BIGINT NOT NULL,  -- of value, to sort by
    is_visit    BOOLEAN NOT NULL  -- of value, and not merged
);
CREATE INDEX visit_day ON visit (day, id, status) WHERE is_visit;
CREATE INDEX visit_other ON visit (day, id, status) WHERE NOT is_visit;
CREATE INDEX visit_status ON visit (status, day, id) WHERE is_visit;
CREATE INDEX visit_merged ON visit (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE document (
    id        BIGINT PRIMARY KEY,
    visit     BIGINT NOT NULL REFERENCES visit (id),
    original  TEXT NOT NULL REFERENCES original (hash),
    name      TEXT NOT NULL,
    format    TEXT NOT NULL,
    charset   TEXT NOT NULL,
    notes     TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    length    BIGINT NOT NULL,
    copy_of   BIGINT REFERENCES document (id),
    likeness  DOUBLE PRECISION NOT NULL,
    version   BIGINT NOT NULL,
    text      TEXT NOT NULL
);
CREATE INDEX document_visit ON document (visit, id);
CREATE INDEX document_original ON document (original);
CREATE INDEX document_text ON document (text_hash);
CREATE INDEX document_copy ON document (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE band ( -- documents whose words hash alike, to find copies
    band     BIGINT NOT NULL,
    document BIGINT NOT NULL,
    PRIMARY KEY (band, document)
);

CREATE TABLE item (
    id           BIGINT PRIMARY KEY,
    visit        BIGINT NOT NULL REFERENCES visit (id),
    document     BIGINT NOT NULL REFERENCES document (id),
    kind         TEXT NOT NULL CHECK (kind IN ('person', 'stop', 'organisation', 'remark', 'directive')),
    place        BIGINT NOT NULL, -- order within the document
    status       TEXT NOT NULL CHECK (status IN ('proposed', 'accepted', 'rejected')),
    proposal     TEXT,
    edited       TEXT,
    reader       TEXT NOT NULL,
    stop         BIGINT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    area         BIGINT REFERENCES area (id),
    town         BIGINT REFERENCES area (id),
    site         BIGINT REFERENCES site (id),
    organisation BIGINT REFERENCES organisation (id),
    asked        BOOLEAN NOT NULL,
    hidden       BOOLEAN NOT NULL,
    day          BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    changed_by   TEXT NOT NULL,
    changed_at   BIGINT NOT NULL,
    theme        TEXT NOT NULL,    -- of a directive, else ''
    measurable   BOOLEAN NOT NULL, -- of a directive, else false
    CHECK (proposal IS NOT NULL OR edited IS NOT NULL)
);
CREATE INDEX item_visit ON item (visit, kind, place);
-- One index for every filter or pair that the list of directives offers, each with its order; the narrow columns
-- behind it let rows be passed over without being fetched.
CREATE INDEX item_day ON item (day, id, measurable) WHERE kind = 'directive' AND NOT hidden;
CREATE INDEX item_town ON item (town, day, id, measurable) WHERE kind = 'directive' AND NOT hidden;
CREATE INDEX item_theme ON item (theme, day, id, measurable) WHERE kind = 'directive' AND NOT hidden;
CREATE INDEX item_status ON item (status, day, id, measurable) WHERE kind = 'directive' AND NOT hidden;
CREATE INDEX item_town_theme ON item (town, theme, day, id, status, measurable) WHERE kind = 'directive' AND NOT hidden;
CREATE INDEX item_town_status ON item (town, status, day, id, measurable) WHERE kind = 'directive' AND NOT hidden;
CREATE INDEX item_theme_status ON item (theme, status, day, id, measurable) WHERE kind = 'directive' AND NOT hidden;
CREATE INDEX item_site ON item (site, kind, day, id) WHERE site IS NOT NULL;
CREATE INDEX item_organisation ON item (organisation, kind, day, id) WHERE organisation IS NOT NULL;
CREATE INDEX item_stop_town ON item (town, day, visit) WHERE kind = 'stop' AND NOT hidden;
CREATE INDEX item_asked ON item (id) WHERE asked;

-- Sums kept in the transaction that changes what they sum.
CREATE TABLE tally ( -- directives that are not hidden
    town       BIGINT NOT NULL, -- 0: none
    theme      TEXT NOT NULL,
    proposed   BIGINT NOT NULL,
    accepted   BIGINT NOT NULL,
    rejected   BIGINT NOT NULL,
    measurable BIGINT NOT NULL, -- of those that are not rejected
    PRIMARY KEY (town, theme)
);
CREATE TABLE progress ( -- items of a visit
    visit      BIGINT PRIMARY KEY REFERENCES visit (id),
    proposed   BIGINT NOT NULL,
    accepted   BIGINT NOT NULL,
    rejected   BIGINT NOT NULL,
    directives BIGINT NOT NULL,
    stops      BIGINT NOT NULL
);

CREATE TABLE name ( -- folded names and aliases of areas, sites and organisations
    name    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    subject BIGINT NOT NULL,
    PRIMARY KEY (name, kind, subject)
);
CREATE INDEX name_subject ON name (subject);
