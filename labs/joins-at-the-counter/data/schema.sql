CREATE TABLE orders (id INTEGER PRIMARY KEY, day TEXT NOT NULL, customer TEXT NOT NULL);
CREATE TABLE order_lines (order_id INTEGER NOT NULL, item TEXT NOT NULL, quantity INTEGER NOT NULL, price_sen INTEGER NOT NULL);
CREATE TABLE refunds (order_id INTEGER, amount_sen INTEGER NOT NULL, reason TEXT);
