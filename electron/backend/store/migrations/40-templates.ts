import type { WritableDatabase } from '../driver.ts';
import type { Migration } from '../migrate.ts';

interface SavedMappingRow {
  readonly fingerprint: string;
  readonly name: string;
  readonly used_at: string;
  readonly mapping: string;
}

/**
 * Saved mappings become templates: with the kind and the way known rows are treated beside the mapping, the whole header they
 * were made for, and whether a person gave them their name. Rows that undo would bring back are rewritten as well.
 */
export const templates: Migration = {
  version: 40,
  up: (db) => {
    db.exec(`
      CREATE TABLE templates (
        fingerprint TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        is_named INTEGER NOT NULL CHECK (is_named IN (0, 1)),
        kind TEXT NOT NULL,
        mode TEXT NOT NULL CHECK (mode IN ('add', 'update', 'replacePeriod')),
        header TEXT NOT NULL,
        mapping TEXT NOT NULL,
        used_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
    const insert = db.prepare(
      'INSERT INTO templates (fingerprint, name, is_named, kind, mode, header, mapping, used_at) VALUES (@fingerprint, @name, @is_named, @kind, @mode, @header, @mapping, @used_at)',
    );
    for (const row of db.prepare<[], SavedMappingRow>('SELECT * FROM saved_mappings').all()) insert.run(toTemplateRow(row));
    rewriteJournal(db);
    db.exec('DROP TABLE saved_mappings');
  },
};

function rewriteJournal(db: WritableDatabase): void {
  const changes = db
    .prepare<[], { import_id: number; seq: number; before: string | null }>(
      "SELECT import_id, seq, before FROM import_changes WHERE table_name = 'saved_mappings'",
    )
    .all();
  const update = db.prepare<[string | null, number, number]>(
    "UPDATE import_changes SET table_name = 'templates', before = ? WHERE import_id = ? AND seq = ?",
  );
  for (const { import_id: importId, seq, before } of changes) {
    const kept = before === null ? null : toTemplateRow(JSON.parse(before) as SavedMappingRow);
    // The journal writes integers as { "i": "…" }.
    update.run(kept === null ? null : JSON.stringify({ ...kept, is_named: { i: '0' } }), importId, seq);
  }
}

function toTemplateRow({ fingerprint, name, used_at, mapping }: SavedMappingRow) {
  const { kind, columns } = JSON.parse(mapping) as { kind: string; columns: { index: number; header: string }[] };
  const header = [...columns].sort((a, b) => a.index - b.index).map((column) => column.header);
  return { fingerprint, name, is_named: 0, kind, mode: 'update', header: JSON.stringify(header), mapping, used_at };
}
