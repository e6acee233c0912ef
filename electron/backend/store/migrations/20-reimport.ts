import type { Migration } from '../migrate.ts';

/**
 * Imports know what they left as it was, what they replaced and with which other files they came; kinds are open, since the
 * program and not the file knows them. A line or order that a later import contradicts stays and names that import: undo only
 * has to take the name away. `keyless_lines` counts lines without an order number: only where there are some must a file
 * without numbers be compared with them.
 */
export const reimport: Migration = {
  version: 20,
  up: (db) => {
    db.exec(`
      CREATE TABLE imports_anew (
        import_id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        mode TEXT NOT NULL DEFAULT 'add',
        group_id INTEGER,
        file_name TEXT NOT NULL,
        file_size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        mapping TEXT NOT NULL,
        header TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        rows_read INTEGER NOT NULL,
        rows_loaded INTEGER NOT NULL,
        rows_unchanged INTEGER NOT NULL DEFAULT 0,
        rows_filtered INTEGER NOT NULL,
        rows_rejected INTEGER NOT NULL,
        filtered_by TEXT NOT NULL,
        amount TEXT NOT NULL,
        rounded INTEGER NOT NULL,
        anonymous INTEGER NOT NULL,
        orphans INTEGER NOT NULL DEFAULT 0,
        repaired INTEGER NOT NULL DEFAULT 0,
        steps TEXT,
        new_customers INTEGER NOT NULL,
        new_products INTEGER NOT NULL,
        new_orders INTEGER NOT NULL,
        new_lines INTEGER NOT NULL,
        new_labels INTEGER NOT NULL,
        keyless_lines INTEGER NOT NULL DEFAULT 0,
        superseded_orders INTEGER NOT NULL DEFAULT 0,
        superseded_lines INTEGER NOT NULL DEFAULT 0,
        tables TEXT NOT NULL DEFAULT '[]',
        differences TEXT NOT NULL DEFAULT '[]',
        moved_months TEXT NOT NULL DEFAULT '[]',
        first_at INTEGER,
        last_at INTEGER,
        has_wide_numbers INTEGER NOT NULL CHECK (has_wide_numbers IN (0, 1)),
        CHECK (rows_read = rows_loaded + rows_unchanged + rows_filtered + rows_rejected)
      ) STRICT;

      INSERT INTO imports_anew (import_id, kind, file_name, file_size, sha256, fingerprint, mapping, header, imported_at, rows_read, rows_loaded,
        rows_filtered, rows_rejected, filtered_by, amount, rounded, anonymous, new_customers, new_products, new_orders, new_lines, new_labels,
        first_at, last_at, has_wide_numbers)
      SELECT import_id, kind, file_name, file_size, sha256, fingerprint, mapping, header, imported_at, rows_read, rows_loaded,
        rows_filtered, rows_rejected, filtered_by, amount, rounded, anonymous, new_customers, new_products, new_orders, new_lines, new_labels,
        first_at, last_at, has_wide_numbers
      FROM imports;

      UPDATE imports_anew SET keyless_lines = made.orders
      FROM (SELECT import_id, count(*) AS orders FROM orders WHERE order_key = '#' || import_id || '-' || row_no GROUP BY import_id) AS made
      WHERE made.import_id = imports_anew.import_id;

      DROP TABLE imports;
      ALTER TABLE imports_anew RENAME TO imports;

      ALTER TABLE orders ADD COLUMN superseded_by INTEGER REFERENCES imports;
      ALTER TABLE order_lines ADD COLUMN superseded_by INTEGER REFERENCES imports;
      CREATE INDEX orders_superseded ON orders (superseded_by) WHERE superseded_by IS NOT NULL;
      CREATE INDEX order_lines_superseded ON order_lines (superseded_by) WHERE superseded_by IS NOT NULL;
    `);
  },
};
