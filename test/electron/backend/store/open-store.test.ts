import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWritable } from '../../../../electron/backend/store/driver.ts';
import { APPLICATION_ID } from '../../../../electron/backend/store/migrate.ts';
import { MIGRATIONS } from '../../../../electron/backend/store/migrations/index.ts';
import { createStore, openStore } from '../../../../electron/backend/store/open-store.ts';
import { deleteSegment, insertSegment, listSegments, restoreSegment } from '../../../../electron/backend/store/queries/segments.ts';

const NEWEST = MIGRATIONS.at(-1)?.version;

const HOLDER = fileURLToPath(new URL('support/hold-store.ts', import.meta.url));

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-store-'));
  path = join(folder, 'shop.clientele');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('createStore', () => {
  test('makes a complete file that says whose it is and leaves nothing beside it', () => {
    const store = createStore(path, 'Café «پارس»');
    expect(store.info()).toMatchObject({
      path,
      name: 'Café «پارس»',
      dataVersion: 1,
      lines: 0,
      firstDay: null,
      currency: '',
      lastImport: null,
      readOnly: false,
    });
    store.close();
    expect(readdirSync(folder)).toEqual(['shop.clientele']);
    const again = openStore(path);
    expect(again.projectId).toBe(store.projectId);
    again.close();
  });

  test('never replaces a file and says where it cannot write', () => {
    writeFileSync(path, 'something');
    expect(() => createStore(path, 'x')).toThrow(expect.objectContaining({ code: 'PROJECT_EXISTS' }));
    expect(readFileSync(path, 'utf8')).toBe('something');
    expect(() => createStore(join(folder, 'missing', 'a.clientele'), 'x')).toThrow(expect.objectContaining({ code: 'FOLDER_NOT_WRITABLE' }));
  });
});

describe('connections', () => {
  test('run with the settings a file of unknown origin and durable writing need', () => {
    const store = createStore(path, 'x');
    const read = (name: string) => [store.writer, store.reader].map((db) => db.pragma(name, { simple: true }));
    expect(read('application_id')).toEqual([APPLICATION_ID, APPLICATION_ID]);
    expect(read('user_version')).toEqual([NEWEST, NEWEST]);
    expect(read('journal_mode')).toEqual(['wal', 'wal']);
    expect(read('foreign_keys')).toEqual([1, 1]);
    expect(read('trusted_schema')).toEqual([0, 0]);
    expect(read('cell_size_check')).toEqual([1, 1]);
    expect(read('mmap_size')).toEqual([0, 0]);
    expect(read('busy_timeout')).toEqual([250, 250]);
    expect(read('temp_store')).toEqual([2, 2]);
    expect(store.writer.pragma('synchronous', { simple: true })).toBe(2);
    expect(store.writer.pragma('secure_delete', { simple: true })).toBe(1);
    expect(store.reader.pragma('query_only', { simple: true })).toBe(1);
    expect(() => store.reader.exec("UPDATE meta SET value = 'y'")).toThrow(/readonly/);
    const tables = store.reader.prepare<[], { name: string; strict: number }>('SELECT name, strict FROM pragma_table_list').all();
    expect(tables.filter(({ name, strict }) => strict === 0 && !name.startsWith('sqlite_'))).toEqual([]);
    store.close();
  });

  test('the reader does not see what the writer has not committed', () => {
    const store = createStore(path, 'before');
    store.writer.exec("BEGIN; UPDATE meta SET value = 'after' WHERE key = 'name'");
    expect(store.info().name).toBe('before');
    store.writer.exec('COMMIT');
    expect(store.info().name).toBe('after');
    store.close();
  });

  test('long work runs one after another; what is not committed is undone', async () => {
    const store = createStore(path, 'x');
    const order: string[] = [];
    const work = (name: string, fails: boolean) =>
      store.exclusively(async ({ db, commit }) => {
        order.push(`${name} in`);
        db.prepare('UPDATE meta SET value = ? WHERE key = ?').run(name, 'name');
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push(`${name} out`);
        if (fails) throw new Error('stopped');
        commit();
      });
    const [first, second, third] = [work('a', false), work('b', true), work('c', false)];
    await expect(second).rejects.toThrow('stopped');
    expect(store.info().name).toBe('a');
    await Promise.all([first, third, store.whenWritable()]);
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
    expect(store.info().name).toBe('c');
    store.close();
  });
});

describe('one process per file', () => {
  test('a second store of the same process is refused, a read-only one is not', () => {
    const store = createStore(path, 'x');
    expect(() => openStore(path)).toThrow(expect.objectContaining({ code: 'PROJECT_IN_USE' }));
    const reading = openStore(path, { readOnly: true });
    expect(reading.info()).toMatchObject({ name: 'x', readOnly: true });
    expect(() => reading.writer).toThrow(expect.objectContaining({ code: 'FOLDER_NOT_WRITABLE' }));
    reading.close();
    store.close();
    openStore(path).close();
  });

  test('another process keeps it until it dies, however it dies', async () => {
    createStore(path, 'x').close();
    const holder = spawn(process.execPath, [HOLDER, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    expect(() => openStore(path)).toThrow(expect.objectContaining({ code: 'PROJECT_IN_USE' }));
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    openStore(path).close();
    expect(existsSync(`${path}-lock`)).toBe(false);
  });
});

describe('files that are not ours or not whole', () => {
  test.each([
    ['nothing', ''],
    ['text', 'order_id;amount\n1;2\n'.repeat(50)],
    ['the first bytes only', 'SQLite format 3\0'],
  ])('%s is not a client file', (_name, content) => {
    writeFileSync(path, content);
    expect(() => openStore(path)).toThrow(expect.objectContaining({ code: 'NOT_A_PROJECT' }));
    expect(readFileSync(path, 'utf8')).toBe(content);
    expect(readdirSync(folder)).toEqual(['shop.clientele']);
  });

  test("another program's database is left alone", () => {
    const other = openWritable(path, { create: true });
    other.exec('CREATE TABLE t (x)');
    other.close();
    expect(() => openStore(path)).toThrow(expect.objectContaining({ code: 'NOT_A_PROJECT' }));
  });

  test('a missing file and a folder', () => {
    expect(() => openStore(path)).toThrow(expect.objectContaining({ code: 'PROJECT_NOT_FOUND' }));
    expect(() => openStore(folder)).toThrow(expect.objectContaining({ code: 'NOT_A_PROJECT' }));
  });

  test('a file of a newer program is refused untouched', () => {
    createStore(path, 'x').close();
    const newer = openWritable(path);
    newer.pragma('user_version = 9990');
    newer.close();
    const before = readFileSync(path);
    for (const readOnly of [false, true]) {
      expect(() => openStore(path, { readOnly })).toThrow(
        expect.objectContaining({ code: 'PROJECT_TOO_NEW', params: expect.objectContaining({ found: 9990, known: NEWEST }) }),
      );
    }
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('a cut or overwritten file is damaged, and stays as it is for rescue', () => {
    createStore(path, 'x').close();
    const whole = readFileSync(path);
    const cut = join(folder, 'cut.clientele');
    copyFileSync(path, cut);
    truncateSync(cut, 8192);
    expect(() => openStore(cut)).toThrow(expect.objectContaining({ code: 'PROJECT_DAMAGED' }));
    const overwritten = join(folder, 'over.clientele');
    writeFileSync(overwritten, Buffer.concat([whole.subarray(0, 100), Buffer.alloc(whole.length - 100, 0x5a)]));
    expect(() => openStore(overwritten)).toThrow(expect.objectContaining({ code: 'PROJECT_DAMAGED' }));
    expect(
      readFileSync(overwritten)
        .subarray(100)
        .every((byte) => byte === 0x5a),
    ).toBe(true);
  });
});

describe('segments', () => {
  const at = '2024-01-01T00:00:00.000Z';
  const draft = { name: 'Loyal', rule: { op: 'and' as const, of: [] }, frozenAt: null, createdAt: at, updatedAt: at };

  test('names are taken once, removed ones come back under their id until the file is opened again', () => {
    const store = createStore(path, 'x');
    const { id } = insertSegment(store.writer, draft);
    expect(() => insertSegment(store.writer, { ...draft, name: 'LOYAL' })).toThrow(expect.objectContaining({ code: 'SEGMENT_NAME_TAKEN' }));
    deleteSegment(store.writer, id, at);
    expect(listSegments(store.reader)).toEqual([]);
    const second = insertSegment(store.writer, draft);
    expect(second.id).not.toBe(id);
    expect(() => restoreSegment(store.writer, id)).toThrow(expect.objectContaining({ code: 'SEGMENT_NAME_TAKEN' }));
    deleteSegment(store.writer, second.id, at);
    expect(restoreSegment(store.writer, id)).toEqual({ ...draft, id });
    store.close();
    const again = openStore(path);
    expect(again.reader.prepare('SELECT segment_id FROM segments').pluck().all()).toEqual([id]);
    again.close();
  });
});
