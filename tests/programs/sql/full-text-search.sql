CREATE VIRTUAL TABLE search USING fts5(title, words, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO search SELECT p.title, r.words FROM products p JOIN reviews r USING (sku) ORDER BY r.id;
SELECT title, words FROM search WHERE search MATCH 'pepper AND (fresh OR torn)' ORDER BY rowid;
SELECT highlight(search, 0, '[', ']'), snippet(search, 1, '<', '>', '...', 3) FROM search WHERE search MATCH 'title : pep*' ORDER BY rowid;
SELECT title FROM search WHERE search MATCH '"slow delivery" NOT basket' ORDER BY rank;
