import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportSegment } from '../../../../electron/backend/exports/export-segment.ts';
import { findArtifact } from '../../../../electron/backend/platform/staging.ts';
import { importSummarySchema } from '../../../../shared/contract/imports.ts';
import { openShop, randomShop, type Shop } from '../../../support/shop-fixture.ts';
import { openTestBackend, type TestBackend } from '../../../support/test-backend.ts';

const NAMES = ['=1+1', "'=1+1", '@home', '-', '+49 30 23125 084', 'A "quoted" name', 'Semi; colon, comma', 'مریم محمدی', "O'Brien"];

let folder = '';
let shop: Shop;
let host: TestBackend;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-round-trip-'));
  const rows = randomShop({ seed: 9, lines: 800, customers: 40 }).map((row) => ({
    ...row,
    customerName: row.customerId === '' ? '' : (NAMES[Number(row.customerId?.slice(1)) % NAMES.length] ?? ''),
  }));
  shop = await openShop(rows);
  host = await openTestBackend(folder);
});
afterAll(async () => {
  await host.backend.close();
  await shop.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each([
  ['csv', 'en'],
  ['excelCsv', 'en'],
  ['excelCsv', 'de'],
  ['csv', 'fa'],
  ['xlsx', 'en'],
  ['xlsx', 'fa'],
] as const)('a customer list exported as %s (%s)', (format, locale) => {
  it('is read back without a click: same customers, same names, nothing rejected', async () => {
    const job = { signal: new AbortController().signal, stage: () => undefined, progress: () => undefined };
    const { artifactId } = await exportSegment({ ...shop, stagingDir: folder }, { format, locale }, job);
    const path = join(folder, `customers-${format}-${locale}.${format === 'xlsx' ? 'xlsx' : 'csv'}`);
    await copyFile((await findArtifact(folder, artifactId))?.path ?? '', path);

    const { client } = host;
    await client.projects.create({ name: `${format} ${locale}` });
    const preview = await client.imports.preview({ source: { path } });
    const { jobId } = await client.imports.commit({ source: { path }, mapping: preview.mapping });
    const { ledger, kind } = importSummarySchema.parse(await client.jobs.result({ id: jobId }));
    expect({ kind, rejected: ledger.rejected }).toEqual({ kind: 'customers', rejected: 0 });

    const sort = { by: 'key', descending: false } as const;
    const read = await client.customers.list({ sort, offset: 0, limit: 500 });
    const { columns, rowCount } = await shop.warehouse.query({ text: 'select customer_key, name, city from customers', values: [] });
    const textsOf = (name: string) => Array.from({ length: rowCount }, (_, row) => columns[name]?.values[row] ?? null);
    const [keys, names, cities] = [textsOf('customer_key'), textsOf('name'), textsOf('city')];
    const known = keys.map((key, row) => [key, names[row], cities[row]]);
    expect(read.rows.map(({ key, name, city }) => [key, name, city]).sort()).toEqual(known.sort());
  });
});
