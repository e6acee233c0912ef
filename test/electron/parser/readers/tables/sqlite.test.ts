import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { readTableShape } from '../../../../../electron/parser/readers/tables/sqlite/table-columns.ts';
import { listTables, readTable } from '../../support/read-table.ts';
import { createScratch } from '../../support/scratch.ts';

const write = createScratch();
const part = (table: string) => ({ format: 'sqlite', member: null, table }) as const;

function make(name: string, fill: (db: DatabaseSync) => void): string {
  const path = write(name, '');
  const db = new DatabaseSync(path);
  fill(db);
  db.close();
  return path;
}

describe('SQLite files', () => {
  test('tables of many pages, long records, whole numbers of 64 bits, added columns', async () => {
    const path = make('shop.db', (db) => {
      db.exec(
        'PRAGMA page_size=512; CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT, amount REAL, big INTEGER, bin BLOB); CREATE INDEX i ON t(name); CREATE VIEW v AS SELECT * FROM t',
      );
      const insert = db.prepare('INSERT INTO t(name, amount, big, bin) VALUES (?, ?, ?, ?)');
      db.exec('BEGIN');
      for (let row = 0; row < 3000; row++)
        insert.run(
          row % 50 === 0 ? 'long '.repeat(2000) : `n,${row}`,
          row / 8,
          -9_007_199_254_740_993n - BigInt(row),
          row === 1 ? Buffer.from([1, 255]) : null,
        );
      db.exec('COMMIT');
      db.exec("ALTER TABLE t ADD COLUMN later TEXT DEFAULT 'it''s'");
    });
    expect(await listTables(path)).toEqual(['t|sqlite']);
    const rows = (await readTable(path)).split('\n');
    expect(rows).toHaveLength(3002);
    expect(rows[0]).toBe('id,name,amount,big,bin,later');
    expect(rows[2]).toBe('2,"n,1",0.125,-9007199254740994,01ff,it\'s');
    expect(rows[1]?.length).toBeGreaterThan(10_000);
    expect(rows.slice(1, -1).map((row) => Number(row.split(',')[0]))).toEqual(Array.from({ length: 3000 }, (_, index) => index + 1));
  });

  test('tables WITHOUT ROWID, UTF-16 and names in every kind of quotes', async () => {
    const path = make('odd.db', (db) => {
      db.exec(
        `PRAGMA encoding='UTF-16be'; CREATE TABLE "od,d"("a b" TEXT /* c, d */, [c] INT, \`d\` TEXT DEFAULT 'x', e AS (c * 2) VIRTUAL, PRIMARY KEY("c" DESC, "a b")) WITHOUT ROWID`,
      );
      db.exec(`INSERT INTO "od,d"("a b", c, d) VALUES ('سلام', 1, 'y'), ('Ж', 2, NULL)`);
    });
    expect(await readTable(path, part('od,d'))).toBe('a b,c,d\nЖ,2,\nسلام,1,y\n');
  });

  test('rows that still lie in the write-ahead log are read', async () => {
    const path = write('live.db', '');
    const db = new DatabaseSync(path);
    db.exec('PRAGMA journal_mode=WAL; CREATE TABLE t(a)');
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.exec("INSERT INTO t VALUES ('new'), ('rows')");
    const copy = write('copy.db', '');
    copyFileSync(path, copy);
    expect(await readTable(copy)).toBe('a\n');
    copyFileSync(`${path}-wal`, `${copy}-wal`);
    expect(await readTable(copy)).toBe('a\nnew\nrows\n');
    db.close();
  });

  test('a database that lies in its log alone, in UTF-16', async () => {
    const path = write('fresh.db', '');
    const db = new DatabaseSync(path);
    db.exec("PRAGMA encoding = 'UTF-16le'; PRAGMA journal_mode = WAL; CREATE TABLE städte(name TEXT); INSERT INTO städte VALUES ('Köln'), ('تهران')");
    const copy = write('fresh-copy.db', '');
    for (const suffix of ['', '-wal']) copyFileSync(`${path}${suffix}`, `${copy}${suffix}`);
    expect(await listTables(copy)).toEqual(['städte|sqlite']);
    expect(await readTable(copy)).toBe('name\nKöln\nتهران\n');
    db.close();
  });

  test('a damaged tree ends as damage, never as a loop', async () => {
    const path = make('loop.db', (db) => {
      db.exec('PRAGMA page_size=512; CREATE TABLE t(a TEXT)');
      db.exec("INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) SELECT 'row ' || i FROM n");
    });
    const bytes = readFileSync(path);
    const root = 2;
    const pageSize = bytes.readUInt16BE(16);
    for (const child of [root, 1, 0xff_ff_ff]) {
      const broken = Buffer.from(bytes);
      broken.writeUInt32BE(child, (root - 1) * pageSize + 8);
      const target = write('broken.db', broken);
      await expect(readTable(target)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
    }
    for (let cut = 1; cut < 20; cut++) {
      writeFileSync(path, bytes.subarray(0, Math.floor((bytes.length * cut) / 20)));
      await expect(readTable(path)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
    }
  });

  test('an empty database holds no table', async () => {
    await expect(readTable(make('empty.db', (db) => db.exec('CREATE TABLE a(b); DROP TABLE a')))).rejects.toMatchObject({ code: 'FILE_NO_TABLE' });
  });

  test('a column added later holds its default in the rows from before, as SQLite itself says', async () => {
    const defaults = ['TRUE', 'false', '-1', '+2', '1.50', "'x'", 'NULL', '(7)', '(-8)', '"y"'];
    const path = make('added.db', (db) => {
      db.exec('CREATE TABLE t(id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1)');
      for (const [at, value] of defaults.entries()) db.exec(`ALTER TABLE t ADD COLUMN c${at} DEFAULT ${value}`);
    });
    const db = new DatabaseSync(path);
    const own = Object.values(db.prepare('SELECT * FROM t').get() ?? {}).map((value) => (value === null ? '' : String(value)));
    db.close();
    expect(
      (await readTable(path))
        .split('\n')[1]
        ?.split(',')
        .map((text) => (/^[\d.+-]+$/.test(text) ? String(Number(text)) : text)),
    ).toEqual(own);
  });

  test('a statement of very many columns is read once', () => {
    expect(readTableShape(`CREATE TABLE t(${'c,'.repeat(400_000)}d)`)?.columns).toHaveLength(400_001);
  });

  test('row numbers, constraints and defaults out of the CREATE statement', () => {
    const columns = (sql: string) => readTableShape(sql)?.columns.map(({ name, isRowId }) => (isRowId ? `*${name}` : name));
    expect(columns('CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a DECIMAL(10, 2) CHECK (a > 0), UNIQUE(a))')).toEqual(['*id', 'a']);
    expect(columns('CREATE TABLE t(id INT PRIMARY KEY, "check" TEXT)')).toEqual(['id', 'check']);
    expect(columns('CREATE TABLE t(id INTEGER, b, PRIMARY KEY(id))')).toEqual(['*id', 'b']);
    expect(columns('CREATE TABLE t(a, -- b,\n c)')).toEqual(['a', 'c']);
  });
});
