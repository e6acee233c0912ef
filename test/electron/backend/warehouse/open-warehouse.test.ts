import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqlTypeOf } from '../../../../electron/backend/warehouse/relations.ts';
import type { Warehouse } from '../../../../electron/backend/warehouse/warehouse.ts';
import { CATALOGUE, type ColumnSpec } from '../../../../shared/warehouse/catalogue.ts';
import { sql } from '../../../../shared/warehouse/sql.ts';
import { type MemoryImport, MemorySource, randomImport } from '../../../support/memory-source.ts';
import { openWarehouseOf } from '../../../support/near-warehouse.ts';
import { digestRelations } from '../../../support/table-digest.ts';

const HOLD = `require('@duckdb/node-api').DuckDBInstance.create(process.argv[1]).then(() => { console.log('held'); setInterval(() => {}, 1000); })`;

let folder = '';
const opened: Warehouse[] = [];

async function open(source: MemorySource): Promise<Warehouse> {
  const warehouse = await openWarehouseOf(source, folder);
  opened.push(warehouse);
  return warehouse;
}

async function append(warehouse: Warehouse, source: MemorySource, part: MemoryImport): Promise<void> {
  const running = await warehouse.beginAppend(part.importId);
  await running.appendLines(part.lines);
  await running.appendDimensions(part.dimensions);
  source.imports = [...source.imports, part];
  source.version += 1;
  await running.commit(source.version);
}

const first = randomImport({ seed: 1, importId: 1, lines: 6000, customers: 300, products: 40 });
const second = randomImport({
  seed: 2,
  importId: 2,
  lines: 5000,
  customers: 350,
  products: 45,
  firstLineId: 6001,
  firstOrderId: first.dimensions.orders.length + 1,
  fromDay: 17_800,
  days: 1200,
  reopened: first.dimensions.orders.slice(0, 100),
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warehouse-'));
});
afterEach(async () => {
  for (const warehouse of opened.splice(0)) await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Relations over tables with codes for texts. */
const VIEWS = ['order_lines', 'orders'];

describe('the warehouse', () => {
  it('has exactly the relations of the catalogue', async () => {
    const warehouse = await open(new MemorySource());
    const { columns } = await warehouse.query(
      sql`select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as shape from information_schema.columns
          where table_schema = 'main' order by table_name, ordinal_position`,
    );
    const expected = Object.entries<Record<string, ColumnSpec>>(CATALOGUE)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([relation, specs]) =>
        // The engine says of every column of a view that it may be empty.
        Object.entries(specs).map(
          ([name, spec]) => `${relation}.${name} ${sqlTypeOf(spec.type)} ${spec.nullable || VIEWS.includes(relation) ? 'YES' : 'NO'}`,
        ),
      );
    expect(columns.shape?.values).toEqual(expected);
  });

  it('reads channels and countries back, few or many, whatever stands in them', async () => {
    for (const count of [3, 700]) {
      const warehouse = await open(new MemorySource());
      const running = await warehouse.beginAppend(1);
      const channels = Array.from({ length: count }, (_, index) => (index === 1 ? "Bob's; drop table x --" : `channel ${index}`));
      const channel = Int32Array.from({ length: first.lines.length }, (_, row) => row % (count + 1));
      await running.appendLines({ ...first.lines, channel, channels });
      await running.appendDimensions(first.dimensions);
      await running.commit(1);
      const { columns } = await warehouse.query(sql`select channel from order_lines order by line_id`);
      const expected = [...channel].map((code) => (code === 0 ? null : channels[code - 1]));
      expect(expected.map((_, row) => (columns.channel?.nulls?.[row] === 1 ? null : columns.channel?.values[row]))).toEqual(expected);
    }
  });

  it('shows nothing of an append before its commit and everything after', async () => {
    const source = new MemorySource();
    const warehouse = await open(source);
    const running = await warehouse.beginAppend(1);
    await running.appendLines(first.lines);
    await running.appendDimensions(first.dimensions);
    const count = async () => (await warehouse.query(sql`select count(*)::INTEGER as n from order_lines`)).columns.n?.values[0];
    expect(await count()).toBe(0);
    await running.commit(1);
    expect(await count()).toBe(6000);
    expect(warehouse.dataVersion).toBe(1);
  });

  it('leaves nothing behind after a rollback', async () => {
    const source = new MemorySource();
    const warehouse = await open(source);
    await append(warehouse, source, first);
    const before = await digestRelations(warehouse);
    const running = await warehouse.beginAppend(2);
    await running.appendLines(second.lines);
    await running.appendDimensions(second.dimensions);
    await running.rollback();
    expect(await digestRelations(warehouse)).toEqual(before);
    expect(warehouse.dataVersion).toBe(1);
  });

  it('holds the same after appends as after a rebuild, and after an undo as before the import', async () => {
    const source = new MemorySource();
    const warehouse = await open(source);
    await append(warehouse, source, first);
    const afterFirst = await digestRelations(warehouse);
    await append(warehouse, source, second);
    const appended = await digestRelations(warehouse);
    await warehouse.rebuild(() => undefined);
    expect(await digestRelations(warehouse)).toEqual(appended);
    source.imports = [first];
    source.version = 3;
    await warehouse.dropImport(2, 3);
    expect(await digestRelations(warehouse)).toEqual(afterFirst);
    expect(warehouse.dataVersion).toBe(3);
  });

  it('reopens without a rebuild when nothing changed', async () => {
    const source = new MemorySource();
    const warehouse = await open(source);
    await append(warehouse, source, first);
    const before = await digestRelations(warehouse);
    await warehouse.close();
    opened.length = 0;
    source.readLines = () => {
      throw new Error('read again');
    };
    expect(await digestRelations(await open(source))).toEqual(before);
  });

  it('builds anew when the data version differs, the file is damaged or gone', async () => {
    const source = new MemorySource();
    source.imports = [first];
    const path = join(folder, `${source.projectId}.duckdb`);
    const expected = await digestRelations(await open(source));
    const damages: (() => void)[] = [
      () => {
        source.version += 1;
      },
      () => writeFileSync(path, 'this is not a database, but it is long enough to be looked at'),
      () => rmSync(path),
    ];
    for (const damage of damages) {
      for (const warehouse of opened.splice(0)) await warehouse.close();
      expect(existsSync(path)).toBe(true);
      damage();
      const warehouse = await open(source);
      expect(await digestRelations(warehouse)).toEqual(expected);
      expect(warehouse.dataVersion).toBe(source.version);
    }
  });

  it('lets questions wait while it is built anew, and gets over a build that failed', async () => {
    const source = new MemorySource();
    const warehouse = await open(source);
    await append(warehouse, source, first);
    const building = warehouse.rebuild(() => undefined);
    const asked = await Promise.all(Array.from({ length: 3 }, () => warehouse.query(sql`select count(*)::INTEGER as n from order_lines`)));
    expect(asked.map(({ columns }) => columns.n?.values[0])).toEqual([6000, 6000, 6000]);
    await building;
    const { readLines } = source;
    source.readLines = () => {
      throw new Error('the store cannot be read');
    };
    await expect(warehouse.rebuild(() => undefined)).rejects.toThrow('cannot be read');
    expect(warehouse.dataVersion).toBe(-1);
    source.readLines = readLines;
    await warehouse.rebuild(() => undefined);
    expect((await warehouse.facts()).length).toBeGreaterThan(5000);
  });

  it('leaves a file alone that another process works with', async () => {
    const source = new MemorySource();
    source.imports = [first];
    const path = join(folder, `${source.projectId}.duckdb`);
    await (await open(source)).close();
    opened.length = 0;
    const holder = spawn(process.execPath, ['-e', HOLD, path], { cwd: process.cwd(), stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(holder.stdout, 'data');
      const warehouse = await open(source);
      expect((await warehouse.query(sql`select count(*)::INTEGER as n from order_lines`)).columns.n?.values[0]).toBe(6000);
      expect(readdirSync(folder).some((name) => name.endsWith(`.${process.pid}`))).toBe(true);
      await warehouse.close();
      opened.length = 0;
      expect(readdirSync(folder).filter((name) => name.includes(String(process.pid)))).toEqual([]);
      expect(existsSync(path)).toBe(true);
    } finally {
      holder.kill('SIGKILL');
    }
  });

  it('stops building when asked to and closes cleanly then', async () => {
    const source = new MemorySource();
    source.imports = [first];
    const controller = new AbortController();
    await expect(openWarehouseOf(source, folder, { onProgress: () => controller.abort(), signal: controller.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(await digestRelations(await open(source))).toBeDefined();
  });

  it('refuses files, extensions and settings', async () => {
    const warehouse = await open(new MemorySource());
    for (const text of [
      `select * from read_csv('/etc/hostname')`,
      `copy (select 1) to '${folder}/out.csv'`,
      `attach '${folder}/other.duckdb' as other`,
      'load httpfs',
      "set max_temp_directory_size = '1GB'",
    ]) {
      await expect(warehouse.query({ text, values: [] })).rejects.toThrow(/disabled|locked/);
    }
  });

  it('interrupts a running query within a second of an abort', async () => {
    const warehouse = await open(new MemorySource());
    const controller = new AbortController();
    const query = warehouse.query(sql`select count(*) from range(1000000000) a, range(1000) b where a.range % 7 = b.range`, controller.signal);
    setTimeout(() => controller.abort(), 100);
    const start = performance.now();
    await expect(query).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(performance.now() - start).toBeLessThan(1100);
    expect((await warehouse.query(sql`select 1 as one`)).columns.one?.values).toEqual(Int32Array.of(1));
  });
});
