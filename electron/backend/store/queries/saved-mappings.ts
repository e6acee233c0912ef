import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** A mapping that was used before, offered again for files with the same header. */
export interface SavedMapping {
  readonly fingerprint: string;
  /** File it was last used for. */
  readonly name: string;
  /** ISO instant. */
  readonly usedAt: string;
  readonly mapping: ImportMapping;
}

interface MappingRow {
  fingerprint: string;
  name: string;
  used_at: string;
  mapping: string;
}

/** All saved mappings, last used first. */
export function readSavedMappings(db: ReadableDatabase): SavedMapping[] {
  return db.prepare<[], MappingRow>('SELECT * FROM saved_mappings ORDER BY used_at DESC, fingerprint').all().map(toMapping);
}

/** Saves a mapping for its header, in place of an earlier one. */
export function writeSavedMapping(db: WritableDatabase, { fingerprint, name, usedAt, mapping }: SavedMapping): void {
  db.prepare<[string, string, string, string]>(
    `INSERT INTO saved_mappings (fingerprint, name, used_at, mapping) VALUES (?, ?, ?, ?)
     ON CONFLICT (fingerprint) DO UPDATE SET name = excluded.name, used_at = excluded.used_at, mapping = excluded.mapping`,
  ).run(fingerprint, name, usedAt, JSON.stringify(mapping));
}

function toMapping(row: MappingRow): SavedMapping {
  return { fingerprint: row.fingerprint, name: row.name, usedAt: row.used_at, mapping: JSON.parse(row.mapping) as ImportMapping };
}
