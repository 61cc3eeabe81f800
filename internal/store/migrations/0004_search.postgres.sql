-- A long text is several rows: PostgreSQL keeps no positions of words beyond the 16,383rd.
ALTER TABLE search DROP CONSTRAINT search_pkey;
CREATE INDEX search_id ON search (id);
