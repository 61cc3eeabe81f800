-- What is measured, and what came of it. The files themselves lie beside the record, under their hashes.

CREATE TABLE layer (
    id         BIGINT PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('extract', 'people', 'facilities', 'areas', 'candidates')),
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
CREATE INDEX layer_kind ON layer (kind, id) WHERE NOT removed;
CREATE INDEX layer_content ON layer (content);

CREATE TABLE run (
    id         BIGINT PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('access', 'siting')),
    parameters TEXT NOT NULL,
    inputs     TEXT NOT NULL,
    engine     TEXT NOT NULL,
    result     TEXT NOT NULL, -- SHA-256
    summary    TEXT NOT NULL,
    stopped    BOOLEAN NOT NULL,
    repeats    BIGINT REFERENCES run (id) DEFERRABLE INITIALLY DEFERRED,
    same       BOOLEAN NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at   BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX run_kind ON run (kind, id);

CREATE TABLE observation ( -- follows from the result of its run
    run       BIGINT NOT NULL REFERENCES run (id),
    place     BIGINT NOT NULL, -- order in the run
    area      TEXT NOT NULL,   -- code, '' for all areas together
    area_name TEXT NOT NULL,
    rule      TEXT NOT NULL,
    category  TEXT NOT NULL,
    people    DOUBLE PRECISION NOT NULL,
    within    DOUBLE PRECISION NOT NULL,
    share     DOUBLE PRECISION,
    low       DOUBLE PRECISION,
    high      DOUBLE PRECISION,
    median    DOUBLE PRECISION,
    PRIMARY KEY (run, place)
);
CREATE INDEX observation_area ON observation (area, rule, run);

CREATE TABLE job (
    id         BIGINT PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('access', 'siting')),
    parameters TEXT NOT NULL,
    inputs     TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('queued', 'done', 'failed', 'cancelled')),
    stop       BOOLEAN NOT NULL,
    repeats    BIGINT REFERENCES run (id),
    run        BIGINT REFERENCES run (id),
    failure    TEXT,
    attempts   BIGINT NOT NULL,
    asked_by   TEXT NOT NULL,
    asked_at   BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    CHECK (state <> 'done' OR run IS NOT NULL)
);
CREATE INDEX job_queue ON job (id) WHERE state = 'queued';
CREATE UNIQUE INDEX job_run ON job (run) WHERE run IS NOT NULL;

-- Who works on a job, until when nobody else may, and how far it is. It is no part of the log: it changes every second,
-- and when the job has ended the job says all of it that matters.
CREATE TABLE job_work (
    job      BIGINT PRIMARY KEY REFERENCES job (id),
    owner    TEXT NOT NULL,   -- '' for nobody
    until    BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    done     BIGINT NOT NULL, -- of total searches
    total    BIGINT NOT NULL,
    value    BIGINT NOT NULL, -- best so far, and what it can at most become
    bound    BIGINT NOT NULL
);

CREATE TABLE scenario (
    id         BIGINT PRIMARY KEY,
    name       TEXT NOT NULL CHECK (name <> ''),
    base       TEXT NOT NULL,
    change     TEXT NOT NULL,
    summary    TEXT NOT NULL,
    removed    BOOLEAN NOT NULL,
    version    BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE TABLE plan (
    id         BIGINT PRIMARY KEY,
    name       TEXT NOT NULL CHECK (name <> ''),
    run        BIGINT NOT NULL REFERENCES run (id),
    note       TEXT NOT NULL,
    removed    BOOLEAN NOT NULL,
    version    BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
