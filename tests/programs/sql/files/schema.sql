-- A small trader in Kuching that sells across borders.
CREATE TABLE customers (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    joined TEXT NOT NULL,
    email TEXT
);
INSERT INTO customers VALUES
    (1, 'Aisyah binti Rahman', 'MY', '2025-01-14', 'aisyah@example.my'),
    (2, 'Nguyễn Thị Lan', 'VN', '2025-02-03', 'lan@example.vn'),
    (3, 'Somchai Prasert', 'TH', '2025-02-20', NULL),
    (4, '陈伟', 'CN', '2025-03-09', 'chen.wei@example.cn'),
    (5, 'Dayang Nurul', 'MY', '2025-03-30', 'nurul@example.my'),
    (6, 'Trần Văn Minh', 'VN', '2025-05-11', NULL),
    (7, 'O''Brien & Sons', 'AU', '2025-06-01', 'orders@obrien.example'),
    (8, 'Ling Mei', 'SG', '2025-06-17', 'mei@example.sg'),
    (9, 'Ketut Ayu', 'ID', '2025-07-02', NULL);

CREATE TABLE products (
    sku TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    category TEXT NOT NULL,
    weight_g INTEGER NOT NULL,
    cost_myr REAL NOT NULL
) WITHOUT ROWID;
INSERT INTO products VALUES
    ('BASK-01', 'Rattan basket', 'home', 850, 22.5),
    ('BASK-02', 'Bamboo tray', 'home', 430, 11.25),
    ('PEPP-01', 'Sarawak black pepper', 'food', 210, 9.9),
    ('PEPP-02', 'Sarawak white pepper', 'food', 210, 12.4),
    ('LAYR-01', 'Kek lapis', 'food', 600, 18),
    ('BEAD-01', 'Bead necklace', 'craft', 95, 31.75),
    ('BEAD-02', 'Bead bracelet', 'craft', 40, 14.2),
    ('WEAV-01', 'Pua kumbu cloth', 'craft', 700, 140),
    ('TEAA-01', 'Highland tea', 'food', 250, 7.6);

CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customers(id),
    placed_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('new', 'paid', 'shipped', 'done', 'cancelled'))
);
INSERT INTO orders VALUES
    (1001, 1, '2025-07-01', 'MYR', 'done'),
    (1002, 2, '2025-07-01', 'USD', 'done'),
    (1003, 4, '2025-07-03', 'CNY', 'shipped'),
    (1004, 1, '2025-07-05', 'MYR', 'done'),
    (1005, 3, '2025-07-08', 'THB', 'cancelled'),
    (1006, 5, '2025-07-09', 'MYR', 'paid'),
    (1007, 7, '2025-07-12', 'AUD', 'done'),
    (1008, 2, '2025-07-15', 'USD', 'shipped'),
    (1009, 8, '2025-07-15', 'SGD', 'done'),
    (1010, 4, '2025-07-21', 'CNY', 'new'),
    (1011, 1, '2025-08-02', 'MYR', 'done'),
    (1012, 7, '2025-08-04', 'AUD', 'shipped'),
    (1013, 3, '2025-08-09', 'THB', 'done'),
    (1014, 8, '2025-08-11', 'SGD', 'paid'),
    (1015, 2, '2025-08-19', 'USD', 'done');

CREATE TABLE order_lines (
    order_id INTEGER NOT NULL REFERENCES orders(id),
    sku TEXT NOT NULL REFERENCES products(sku),
    quantity INTEGER NOT NULL,
    unit_price REAL NOT NULL,
    PRIMARY KEY (order_id, sku)
);

CREATE TABLE rates (day TEXT, currency TEXT, to_myr REAL, PRIMARY KEY (day, currency));

CREATE TABLE shipments (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES orders(id),
    carrier TEXT NOT NULL,
    shipped_on TEXT NOT NULL,
    delivered_on TEXT,
    fee_myr REAL
);
INSERT INTO shipments VALUES
    (1, 1001, 'PosLaju', '2025-07-02', '2025-07-04', 8.5),
    (2, 1002, 'NinjaVan', '2025-07-03', '2025-07-09', 24.0),
    (3, 1003, 'SF', '2025-07-05', NULL, 41.3),
    (4, 1004, 'PosLaju', '2025-07-06', '2025-07-07', 8.5),
    (5, 1007, 'DHL', '2025-07-13', '2025-07-18', 96.75),
    (6, 1008, 'NinjaVan', '2025-07-16', NULL, NULL),
    (7, 1009, 'NinjaVan', '2025-07-16', '2025-07-19', 15.2),
    (8, 1011, 'PosLaju', '2025-08-03', '2025-08-08', 10.5),
    (9, 1012, 'DHL', '2025-08-06', NULL, 88.0),
    (10, 1013, 'Kerry', '2025-08-10', '2025-08-15', 30.6),
    (11, 1015, 'NinjaVan', '2025-08-20', '2025-08-27', 24.0);

CREATE TABLE reviews (id INTEGER PRIMARY KEY, sku TEXT, stars INTEGER, words TEXT);

CREATE TABLE staff (id INTEGER PRIMARY KEY, name TEXT, role TEXT, manager_id INTEGER);
INSERT INTO staff VALUES
    (1, 'Puan Siti', 'owner', NULL), (2, 'Jau', 'warehouse', 1), (3, 'Mei', 'sales', 1), (4, 'Ravi', 'packer', 2),
    (5, 'Linh', 'packer', 2), (6, 'Dina', 'support', 3), (7, 'Bong', 'driver', 4);

CREATE TABLE categories (name TEXT PRIMARY KEY, parent TEXT);
INSERT INTO categories VALUES ('goods', NULL), ('food', 'goods'), ('craft', 'goods'), ('home', 'goods'), ('spice', 'food'), ('tea', 'food');
