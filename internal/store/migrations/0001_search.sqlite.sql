-- Pairs of neighbouring characters of documents, visits' titles, items and names, see tokens.go.
CREATE VIRTUAL TABLE search USING fts5 (tokens, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
