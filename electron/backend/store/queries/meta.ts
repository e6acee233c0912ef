import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** What a client file knows about itself. */
export interface ProjectMeta {
  readonly projectId: string;
  readonly name: string;
  readonly createdAt: string;
}

/** Writes the rows every new client file starts with. */
export function insertMeta(db: WritableDatabase, meta: ProjectMeta): void {
  const insert = db.prepare<[string, string | number]>('INSERT INTO meta (key, value) VALUES (?, ?)');
  insert.run('project_id', meta.projectId);
  insert.run('name', meta.name);
  insert.run('created_at', meta.createdAt);
  insert.run('data_version', 1);
}

/** Reads what `insertMeta` wrote; throws when it is not there. */
export function readMeta(db: ReadableDatabase): ProjectMeta {
  return { projectId: readText(db, 'project_id'), name: readText(db, 'name'), createdAt: readText(db, 'created_at') };
}

/** Gives the client another name. */
export function writeProjectName(db: WritableDatabase, name: string): void {
  db.prepare<[string]>("UPDATE meta SET value = ? WHERE key = 'name'").run(name);
}

/** Number of the state of the imported data. */
export function readDataVersion(db: ReadableDatabase): number {
  const value = readMetaValue(db, 'data_version');
  if (typeof value !== 'number') throw new Error('the client file has no data version');
  return value;
}

/** Moves to the next data version and gives it. */
export function bumpDataVersion(db: WritableDatabase): number {
  db.prepare("UPDATE meta SET value = value + 1 WHERE key = 'data_version'").run();
  return readDataVersion(db);
}

/** A setting of this client, "" when it was never set. */
export function readSetting(db: ReadableDatabase, key: string): string {
  return db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE key = ?').get(key)?.value ?? '';
}

/** Sets a setting of this client; "" removes it. */
export function writeSetting(db: WritableDatabase, key: string, value: string): void {
  if (value === '') db.prepare<[string]>('DELETE FROM settings WHERE key = ?').run(key);
  else
    db.prepare<[string, string]>('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
      key,
      value,
    );
}

/** Sets the currency as a person chose it; "" leaves it to the next import that knows one. */
export function chooseCurrency(db: WritableDatabase, currency: string): void {
  writeSetting(db, 'currency', currency);
  writeSetting(db, 'currency_by', currency === '' ? '' : 'person');
}

/** Whether the currency is one that a person chose, not one that an import took over. */
export function isCurrencyChosen(db: ReadableDatabase): boolean {
  return readSetting(db, 'currency_by') === 'person';
}

function readText(db: ReadableDatabase, key: string): string {
  const value = readMetaValue(db, key);
  if (typeof value !== 'string') throw new Error(`the client file has no ${key}`);
  return value;
}

function readMetaValue(db: ReadableDatabase, key: string): unknown {
  return db.prepare<[string], { value: unknown }>('SELECT value FROM meta WHERE key = ?').get(key)?.value;
}
