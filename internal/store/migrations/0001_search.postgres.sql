-- Pairs of neighbouring characters of documents, visits' titles, items and names, see tokens.go.
CREATE TABLE search (id BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL);
CREATE INDEX search_tokens ON search USING gin (tokens);
