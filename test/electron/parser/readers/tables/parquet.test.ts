import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { inspectFile, previewFile } from '../../../../../electron/parser/client.ts';
import { listTables, readTable } from '../../support/read-table.ts';
import { createScratch } from '../../support/scratch.ts';

const write = createScratch();

async function make(name: string, select: string, options = ''): Promise<string> {
  const path = write(name, '');
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet${options})`);
  connection.closeSync();
  return path;
}

const EVERY_TYPE = `SELECT 9007199254740993::BIGINT AS id, 18446744073709551615::UBIGINT AS huge, DATE '1899-12-31' AS day, TIMESTAMP '2024-03-04 05:06:07.9' AS at,
  TIMESTAMP_NS '2024-03-04 00:00:00' AS midnight, TIMESTAMPTZ '2024-03-04 05:06:07+03:30' AS zoned, TIME '05:06:07' AS clock, -0.0700::DECIMAL(4, 4) AS small,
  12345678901234567890.123::DECIMAL(30, 3) AS wide, 0.1::FLOAT AS single, 0.1::DOUBLE + 0.2 AS sum, true AS yes, NULL::VARCHAR AS none, 'a, "ü"' AS text,
  {'city': 'X', 'geo': {'lat': 1.5}} AS address, [1, 2] AS list, [{'k': 'v'}] AS objects, 'raw'::BLOB AS bytes, '6a1f0c3e-0000-4000-8000-000000000001'::UUID AS uuid`;

describe('Parquet files', () => {
  test('every type comes exactly, nested ones flat', async () => {
    const [header, row] = (await readTable(await make('types.parquet', EVERY_TYPE))).split('\n');
    expect(header).toBe(
      'id,huge,day,at,midnight,zoned,clock,small,wide,single,sum,yes,none,text,address.city,address.geo.lat,list,objects,bytes,uuid',
    );
    expect(row).toBe(
      '9007199254740993,18446744073709551615,1899-12-31,2024-03-04T05:06:07,2024-03-04,2024-03-04T01:36:07,05:06:07,-0.0700,12345678901234567890.123,0.1,0.3,true,,"a, ""ü""",X,1.5,1; 2,"{""k"":""v""}",raw,6a1f0c3e-0000-4000-8000-000000000001',
    );
  });

  test.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw'])('packed by %s, in several row groups', async (codec) => {
    const path = await make(
      `${codec}.parquet`,
      "SELECT i AS n, 'text ' || (i % 100) AS t FROM range(10000) r(i)",
      `, COMPRESSION ${codec}, ROW_GROUP_SIZE 2048`,
    );
    expect(await listTables(path)).toEqual(['parquet']);
    const rows = (await readTable(path)).split('\n');
    expect(rows).toHaveLength(10_002);
    expect(rows[9_999]).toBe('9998,text 98');
  });

  test('spans of time, as their calendar parts', async () => {
    const spans = ["INTERVAL 14 MONTH + INTERVAL 3 DAY + INTERVAL '01:02:03.5'", 'INTERVAL 1 DAY', 'NULL', "INTERVAL '00:00:00'"];
    const select = spans.map((span, row) => `SELECT ${row} AS n, (${span})::INTERVAL AS span`).join(' UNION ALL ');
    expect(await readTable(await make('spans.parquet', `SELECT * FROM (${select}) ORDER BY n`))).toBe(
      'n,span\n0,P14M3DT3723.5S\n1,P1D\n2,\n3,PT0S\n',
    );
  });

  test('a page of three million values is sound: some programs write a group of rows as one', async () => {
    const path = await make('one-page.parquet', 'SELECT i % 2 = 0 AS paid FROM range(3000000) r(i)', ', ROW_GROUP_SIZE 8000000');
    const { signal } = new AbortController();
    expect((await inspectFile(path, signal)).parts.map(({ rows }) => rows)).toEqual([3_000_000]);
    const { preview } = await previewFile({ path, fileName: 'one-page.parquet', dialect: {}, kind: null, saved: [] }, signal);
    expect(preview.columns.map(({ header }) => header)).toEqual(['paid']);
  });

  test('cut off or changed: damage, and never anything else', async () => {
    const bytes = readFileSync(await make('whole.parquet', 'SELECT i AS n, md5(i::VARCHAR) AS t FROM range(2000) r(i)'));
    for (let cut = 1; cut < 20; cut++) {
      const path = write('cut.parquet', bytes.subarray(0, Math.floor((bytes.length * cut) / 20)));
      await expect(readTable(path)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
    }
    for (let at = 4; at < bytes.length; at += 997) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const outcome = await readTable(write('changed.parquet', changed)).then(
        () => 'read',
        (error: { code?: string }) => error.code,
      );
      expect(['read', 'FILE_DAMAGED', 'FILE_NO_TABLE', 'FILE_TOO_LARGE', 'FILE_ENCRYPTED']).toContain(outcome);
    }
  });
});
