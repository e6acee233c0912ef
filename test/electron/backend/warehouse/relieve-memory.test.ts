import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openInstance, relieveMemory, SerialConnection } from '../../../../electron/backend/warehouse/duckdb-file.ts';

describe('memory of the engine', () => {
  let folder: string;
  let instance: DuckDBInstance;
  let connection: DuckDBConnection;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clientele-relieve-'));
    instance = await openInstance(join(folder, 'cache.duckdb'));
    connection = await instance.connect();
  });
  afterEach(() => {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  });

  async function read(text: string): Promise<string[][]> {
    return (await connection.runAndReadAll(text)).getRows().map((row) => row.map(String));
  }
  const heldBlocks = async () => Number((await read(`select sum(memory_usage_bytes)::BIGINT from duckdb_memory() where tag = 'BASE_TABLE'`))[0]?.[0]);

  test('blocks that were read are given back, in the middle of a transaction too, and the limit is as before', async () => {
    await connection.run('create table numbers as select hash(range) as a, hash(range + 1) as b from range(4000000)');
    const limit = await read(`select value from duckdb_settings() where name = 'memory_limit'`);
    await connection.run('begin transaction');
    await connection.run('insert into numbers values (1, 2)');
    await connection.run('select sum(a % 7), sum(b % 7) from numbers');
    const before = await heldBlocks();
    const other = await instance.connect();
    await relieveMemory(other);
    other.closeSync();
    expect(await heldBlocks()).toBeLessThanOrEqual(Math.min(before, 96_000_000));
    expect(await read(`select value from duckdb_settings() where name = 'memory_limit'`)).toEqual(limit);
    await connection.run('commit');
    expect(await read('select count(*) from numbers')).toEqual([['4000001']]);
  });

  test('no other setting can be changed', async () => {
    for (const statement of [
      "set max_temp_directory_size = '1GB'",
      `set allowed_configs = ['max_temp_directory_size']`,
      'set enable_external_access = true',
      'reset lock_configuration',
    ]) {
      await expect(connection.run(statement)).rejects.toThrow(/locked/);
    }
  });

  test('a connection with work to do is not idle, whatever becomes of the work', async () => {
    const serial = new SerialConnection(connection);
    expect(serial.isIdle).toBe(true);
    const failing = serial.exclusive(async () => {
      throw new Error('no');
    });
    const following = serial.exclusive(async () => 1);
    expect(serial.isIdle).toBe(false);
    await expect(failing).rejects.toThrow('no');
    expect(await following).toBe(1);
    expect(serial.isIdle).toBe(true);
  });
});
