-- A district's own standard is a layer as well.

ALTER TABLE layer RENAME TO layer_before;
CREATE TABLE layer (
    id         BIGINT PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('extract', 'people', 'facilities', 'areas', 'candidates', 'standard')),
    name       TEXT NOT NULL,
    content    TEXT NOT NULL, -- SHA-256
    bytes      BIGINT NOT NULL,
    source     TEXT NOT NULL,
    as_of      BIGINT NOT NULL,
    datum      TEXT NOT NULL CHECK (datum IN ('wgs84', 'gcj02', 'bd09')),
    summary    TEXT NOT NULL,
    removed    BOOLEAN NOT NULL,
    version    BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
INSERT INTO layer (id, kind, name, content, bytes, source, as_of, datum, summary, removed, version, changed_by, changed_at)
    SELECT id, kind, name, content, bytes, source, as_of, datum, summary, removed, version, changed_by, changed_at FROM layer_before;
DROP TABLE layer_before;
CREATE INDEX layer_kind ON layer (kind, id) WHERE NOT removed;
CREATE INDEX layer_content ON layer (content);
