import type { Watch, WatchNote } from '../../../../../shared/contract/watch.ts';
import type { ReadableDatabase, WritableDatabase } from '../../driver.ts';

/** A watched folder as it is kept. */
export type WatchRecord = Pick<Watch, 'id' | 'folder' | 'fingerprint' | 'isOn' | 'lastLookedAt'>;
export type WatchOutcome = WatchNote['outcome'];

/** A file of a watched folder that was dealt with; it is looked at again when its size or time changes. */
export interface WatchedFile {
  readonly name: string;
  readonly size: number;
  readonly modifiedMs: number;
  readonly outcome: WatchOutcome;
}

interface WatchRow {
  watch_id: number;
  folder: string;
  fingerprint: string;
  is_on: number;
  last_looked_at: string | null;
}
interface NoteRow {
  note_id: number;
  folder: string;
  at: string;
  file_name: string;
  outcome: WatchOutcome;
  import_id: number | null;
  code: string | null;
  rows: number;
  rejected: number;
  is_read: number;
}

const MOST_NOTES = 500;

/** All watched folders, in the order in which they were added. */
export function readWatches(db: ReadableDatabase): WatchRecord[] {
  return db.prepare<[], WatchRow>('SELECT * FROM watches ORDER BY watch_id').all().map(toWatch);
}

/** One watched folder, or null. */
export function readWatch(db: ReadableDatabase, id: number): WatchRecord | null {
  const row = db.prepare<[number], WatchRow>('SELECT * FROM watches WHERE watch_id = ?').get(id);
  return row === undefined ? null : toWatch(row);
}

/** Adds a folder, off; gives its id, or null when the pair is there already. */
export function insertWatch(db: WritableDatabase, folder: string, fingerprint: string): number | null {
  const { changes, lastInsertRowid } = db
    .prepare<[string, string]>('INSERT INTO watches (folder, fingerprint, is_on) VALUES (?, ?, 0) ON CONFLICT DO NOTHING')
    .run(folder, fingerprint);
  return changes === 0 ? null : Number(lastInsertRowid);
}

/** Turns a watch on or off. */
export function switchWatch(db: WritableDatabase, id: number, isOn: boolean): void {
  db.prepare<[number, number]>('UPDATE watches SET is_on = ? WHERE watch_id = ?').run(isOn ? 1 : 0, id);
}

/** Forgets a watch and the files it dealt with; its notes stay. */
export function deleteWatch(db: WritableDatabase, id: number): void {
  db.prepare<[number]>('DELETE FROM watched_files WHERE watch_id = ?').run(id);
  db.prepare<[number]>('DELETE FROM watches WHERE watch_id = ?').run(id);
}

/** Writes down when a folder was looked at. */
export function stampWatch(db: WritableDatabase, id: number, at: string): void {
  db.prepare<[string, number]>('UPDATE watches SET last_looked_at = ? WHERE watch_id = ?').run(at, id);
}

/** Files of a watch that were dealt with, by name. */
export function readWatchedFiles(db: ReadableDatabase, id: number): Map<string, WatchedFile> {
  const rows = db
    .prepare<[number], { file_name: string; size: number; modified_ms: number; outcome: WatchOutcome }>(
      'SELECT file_name, size, modified_ms, outcome FROM watched_files WHERE watch_id = ?',
    )
    .all(id);
  return new Map(rows.map((row) => [row.file_name, { name: row.file_name, size: row.size, modifiedMs: row.modified_ms, outcome: row.outcome }]));
}

/** Remembers that a file was dealt with. */
export function writeWatchedFile(db: WritableDatabase, id: number, { name, size, modifiedMs, outcome }: WatchedFile): void {
  db.prepare<[number, string, number, number, string]>(
    'INSERT OR REPLACE INTO watched_files (watch_id, file_name, size, modified_ms, outcome) VALUES (?, ?, ?, ?, ?)',
  ).run(id, name, size, modifiedMs, outcome);
}

/** Files a note and gives it; of the read ones only the latest are kept. */
export function insertNote(db: WritableDatabase, note: Omit<WatchNote, 'id' | 'isRead'>): WatchNote {
  const { lastInsertRowid } = db
    .prepare<[string, string, string, string, number | null, string | null, number, number]>(
      'INSERT INTO watch_notes (folder, at, file_name, outcome, import_id, code, rows, rejected, is_read) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)',
    )
    .run(note.folder, note.at, note.fileName, note.outcome, note.importId, note.code, note.rows, note.rejected);
  db.prepare<[number]>(
    'DELETE FROM watch_notes WHERE is_read = 1 AND note_id <= (SELECT note_id FROM watch_notes ORDER BY note_id DESC LIMIT 1 OFFSET ?)',
  ).run(MOST_NOTES);
  return { ...note, id: Number(lastInsertRowid), isRead: false };
}

/** Notes, latest first, at most 500. */
export function readNotes(db: ReadableDatabase): WatchNote[] {
  return db
    .prepare<[number], NoteRow>('SELECT * FROM watch_notes ORDER BY note_id DESC LIMIT ?')
    .all(MOST_NOTES)
    .map((row) => ({
      id: row.note_id,
      folder: row.folder,
      at: row.at,
      fileName: row.file_name,
      outcome: row.outcome,
      importId: row.import_id,
      code: row.code,
      rows: row.rows,
      rejected: row.rejected,
      isRead: row.is_read === 1,
    }));
}

/** Marks notes as read; ids that are unknown are passed over. */
export function markNotesRead(db: WritableDatabase, ids: readonly number[]): void {
  const update = db.prepare<[number]>('UPDATE watch_notes SET is_read = 1 WHERE note_id = ?');
  db.transaction(() => {
    for (const id of ids) update.run(id);
  }).immediate();
}

function toWatch(row: WatchRow): WatchRecord {
  return { id: row.watch_id, folder: row.folder, fingerprint: row.fingerprint, isOn: row.is_on === 1, lastLookedAt: row.last_looked_at };
}
