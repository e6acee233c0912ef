import type { Migration } from '../migrate.ts';

/**
 * Where a row of a newer file cannot be read, what its order held before and the file does not show is left in force: which lines those
 * are, whether they lie within the time of that file, and the import that told in the end what became of each. A refused row keeps the number of its order where that can be read.
 */
export const leftLines: Migration = {
  version: 70,
  up: (db) => {
    db.exec(`
      ALTER TABLE rejected_rows ADD COLUMN order_key TEXT;

      CREATE TABLE left_lines (
        import_id INTEGER NOT NULL,
        line_id INTEGER NOT NULL,
        is_within INTEGER NOT NULL,
        settled_by INTEGER,
        PRIMARY KEY (import_id, line_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TRIGGER left_lines_removed AFTER DELETE ON imports BEGIN
        DELETE FROM left_lines WHERE import_id = old.import_id;
        UPDATE left_lines SET settled_by = NULL WHERE settled_by = old.import_id;
      END;
    `);
  },
};
