import type { Migration } from '../migrate.ts';

/**
 * What surrounds imports: where a file came from, which refused rows were corrected by which later import, how good each import's
 * values were, and the watched folders with what they brought. Everything that belongs to an import goes with it: undo deletes the
 * import's own row while foreign keys are not checked, so a trigger takes the rest.
 */
export const watchAndQuality: Migration = {
  version: 50,
  up: (db) => {
    db.exec(`
      CREATE TABLE import_origins (
        import_id INTEGER PRIMARY KEY REFERENCES imports,
        path TEXT NOT NULL
      ) STRICT;

      CREATE TABLE corrected_rows (
        import_id INTEGER NOT NULL REFERENCES imports,
        row_no INTEGER NOT NULL,
        parent_import_id INTEGER NOT NULL REFERENCES imports,
        parent_row INTEGER NOT NULL,
        PRIMARY KEY (import_id, row_no)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX corrected_rows_by_parent ON corrected_rows (parent_import_id, parent_row);

      CREATE TABLE import_quality (
        import_id INTEGER NOT NULL REFERENCES imports,
        relation TEXT NOT NULL,
        column_name TEXT NOT NULL,
        rows INTEGER NOT NULL,
        filled INTEGER NOT NULL,
        valid INTEGER,
        PRIMARY KEY (import_id, relation, column_name)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE watches (
        watch_id INTEGER PRIMARY KEY AUTOINCREMENT,
        folder TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
        last_looked_at TEXT,
        UNIQUE (folder, fingerprint)
      ) STRICT;

      CREATE TABLE watched_files (
        watch_id INTEGER NOT NULL REFERENCES watches ON DELETE CASCADE,
        file_name TEXT NOT NULL,
        size INTEGER NOT NULL,
        modified_ms INTEGER NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('imported', 'repeated', 'otherShape', 'failed')),
        PRIMARY KEY (watch_id, file_name)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE watch_notes (
        note_id INTEGER PRIMARY KEY AUTOINCREMENT,
        folder TEXT NOT NULL,
        at TEXT NOT NULL,
        file_name TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('imported', 'repeated', 'otherShape', 'failed')),
        import_id INTEGER,
        code TEXT,
        rows INTEGER NOT NULL,
        rejected INTEGER NOT NULL,
        is_read INTEGER NOT NULL CHECK (is_read IN (0, 1))
      ) STRICT;

      CREATE TRIGGER imports_removed AFTER DELETE ON imports BEGIN
        DELETE FROM import_origins WHERE import_id = old.import_id;
        DELETE FROM corrected_rows WHERE import_id = old.import_id OR parent_import_id = old.import_id;
        DELETE FROM import_quality WHERE import_id = old.import_id;
        UPDATE watch_notes SET import_id = NULL WHERE import_id = old.import_id;
      END;
    `);
  },
};
