import type { Migration } from '../migrate.ts';

/**
 * Money, prices, costs and quantities are ten-thousandths, instants epoch seconds on the shop's wall clock.
 * Ids are dense (1…n) and given in order of import, so that an import owns a range of ids in every table: undo deletes ranges
 * and counts are the largest id. order_lines and orders carry no index besides their ids: questions go to the warehouse.
 */
export const foundation: Migration = {
  version: 10,
  up: (db) => {
    db.exec(`
      CREATE TABLE meta (
        key TEXT PRIMARY KEY,
        value ANY NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE settings (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE imports (
        import_id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('orders', 'customers', 'products')),
        file_name TEXT NOT NULL,
        file_size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        mapping TEXT NOT NULL,
        header TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        rows_read INTEGER NOT NULL,
        rows_loaded INTEGER NOT NULL,
        rows_filtered INTEGER NOT NULL,
        rows_rejected INTEGER NOT NULL,
        filtered_by TEXT NOT NULL,
        amount TEXT NOT NULL,
        rounded INTEGER NOT NULL,
        anonymous INTEGER NOT NULL,
        new_customers INTEGER NOT NULL,
        new_products INTEGER NOT NULL,
        new_orders INTEGER NOT NULL,
        new_lines INTEGER NOT NULL,
        new_labels INTEGER NOT NULL,
        first_at INTEGER,
        last_at INTEGER,
        has_wide_numbers INTEGER NOT NULL CHECK (has_wide_numbers IN (0, 1)),
        CHECK (rows_read = rows_loaded + rows_filtered + rows_rejected)
      ) STRICT;

      CREATE TABLE raw_chunks (
        import_id INTEGER NOT NULL REFERENCES imports,
        first_row INTEGER NOT NULL,
        row_count INTEGER NOT NULL,
        first_line INTEGER NOT NULL,
        text_bytes INTEGER NOT NULL,
        text BLOB NOT NULL,
        row_index BLOB NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX raw_chunks_by_row ON raw_chunks (import_id, first_row);

      CREATE TABLE rejected_rows (
        import_id INTEGER NOT NULL REFERENCES imports,
        seq INTEGER NOT NULL,
        row_no INTEGER NOT NULL,
        line INTEGER NOT NULL,
        column_name TEXT,
        reason TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (import_id, seq)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE import_changes (
        import_id INTEGER NOT NULL REFERENCES imports,
        seq INTEGER NOT NULL,
        table_name TEXT NOT NULL,
        row_key TEXT NOT NULL,
        before TEXT,
        PRIMARY KEY (import_id, seq)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE saved_mappings (
        fingerprint TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        used_at TEXT NOT NULL,
        mapping TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE labels (
        label_id INTEGER PRIMARY KEY,
        label TEXT NOT NULL UNIQUE
      ) STRICT;

      CREATE TABLE customers (
        customer_id INTEGER PRIMARY KEY,
        customer_key TEXT NOT NULL UNIQUE,
        name TEXT,
        email TEXT,
        phone TEXT,
        city TEXT,
        country TEXT,
        import_id INTEGER NOT NULL REFERENCES imports,
        row_no INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE products (
        product_id INTEGER PRIMARY KEY,
        product_key TEXT NOT NULL UNIQUE,
        name TEXT,
        category TEXT,
        unit_price INTEGER,
        cost INTEGER,
        import_id INTEGER NOT NULL REFERENCES imports,
        row_no INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE orders (
        order_id INTEGER PRIMARY KEY,
        order_key TEXT NOT NULL,
        customer_id INTEGER REFERENCES customers,
        ordered_at INTEGER NOT NULL,
        channel_id INTEGER REFERENCES labels,
        country_id INTEGER REFERENCES labels,
        status_id INTEGER REFERENCES labels,
        currency_id INTEGER REFERENCES labels,
        original_key TEXT,
        import_id INTEGER NOT NULL REFERENCES imports,
        row_no INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE order_lines (
        line_id INTEGER PRIMARY KEY,
        import_id INTEGER NOT NULL REFERENCES imports,
        row_no INTEGER NOT NULL,
        order_id INTEGER NOT NULL REFERENCES orders,
        product_id INTEGER REFERENCES products,
        ordered_at INTEGER NOT NULL,
        quantity INTEGER NOT NULL,
        unit_price INTEGER,
        amount INTEGER NOT NULL,
        cost INTEGER,
        discount INTEGER,
        channel_id INTEGER REFERENCES labels,
        country_id INTEGER REFERENCES labels
      ) STRICT;

      CREATE TABLE segments (
        segment_id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        rule TEXT NOT NULL,
        frozen_at TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        removed_at TEXT
      ) STRICT;
      CREATE UNIQUE INDEX segments_by_name ON segments (name COLLATE NOCASE) WHERE removed_at IS NULL;

      CREATE TABLE frozen_members (
        segment_id INTEGER NOT NULL REFERENCES segments ON DELETE CASCADE,
        customer_id INTEGER NOT NULL REFERENCES customers,
        PRIMARY KEY (segment_id, customer_id)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
