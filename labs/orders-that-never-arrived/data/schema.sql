CREATE TABLE orders (id INTEGER PRIMARY KEY, placed TEXT NOT NULL, market TEXT, status TEXT NOT NULL, shipped TEXT);
