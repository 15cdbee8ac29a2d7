CREATE TABLE parcels (id INTEGER PRIMARY KEY, seller TEXT);
CREATE TABLE items (
  parcel_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  description TEXT NOT NULL,
  category TEXT,
  price_sen INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  tax_sen INTEGER,
  PRIMARY KEY (parcel_id, line)
);
CREATE TABLE excluded_categories (category TEXT, note TEXT);
CREATE TABLE registrations (seller TEXT, lvg_number TEXT);
