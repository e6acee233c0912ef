import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale } from '../../../shared/contract/settings.ts';
import { formatIsoDay } from '../../../shared/model/day.ts';
import type { ImportMapping } from '../../../shared/model/import-mapping.ts';
import { toBesideFiles } from '../../../shared/sample/beside-files.ts';
import { generateSampleShop, type SampleShop } from '../../../shared/sample/generate-shop.ts';
import { type SampleFile, toCustomersFile, toOrdersFile } from '../../../shared/sample/sample-files.ts';
import { formatCsvRecord } from '../exports/csv/csv-record.ts';

/** Seed of the shop that people and tests see. */
export const SAMPLE_SEED = 7;
const ROWS_PER_WRITE = 2000;

export interface WrittenSample {
  readonly ordersPath: string;
  readonly customersPath: string;
  /** Known true parameters, JSON; never imported. */
  readonly truthPath: string;
  readonly ordersMapping: ImportMapping;
  readonly customersMapping: ImportMapping;
  /** Everything else the shop knows: memberships, referrals, contacts, costs. */
  readonly others: readonly { readonly path: string; readonly mapping: ImportMapping }[];
  /** ISO 4217 code of every amount. */
  readonly currency: string;
}

/** Writes the sample shop into a folder as the CSV files that are imported, with its true parameters beside them. */
export async function writeSample(folder: string, { locale, seed = SAMPLE_SEED }: { locale: Locale; seed?: number }): Promise<WrittenSample> {
  const shop = generateSampleShop({ seed, locale });
  await mkdir(folder, { recursive: true });
  const orders = toOrdersFile(shop);
  const customers = toCustomersFile(shop);
  const others: WrittenSample['others'][number][] = [];
  for (const file of toBesideFiles(shop)) others.push({ path: await writeFileOf(folder, file), mapping: file.mapping });
  const truthPath = join(folder, 'sample-truth.json');
  await writeText(truthPath, [describeTruth(shop)]);
  return {
    ordersPath: await writeFileOf(folder, orders),
    customersPath: await writeFileOf(folder, customers),
    truthPath,
    ordersMapping: orders.mapping,
    customersMapping: customers.mapping,
    others,
    currency: shop.currency,
  };
}

async function writeFileOf(folder: string, file: SampleFile): Promise<string> {
  const path = join(folder, file.name);
  await writeText(path, csvParts(file));
  return path;
}

function* csvParts(file: SampleFile): Generator<string> {
  let part = `${formatCsvRecord(file.header, ',')}\r\n`;
  let count = 0;
  for (const row of file.rows) {
    part += `${formatCsvRecord(row, ',')}\r\n`;
    if (++count % ROWS_PER_WRITE === 0) {
      yield part;
      part = '';
    }
  }
  yield part;
}

async function writeText(path: string, parts: Iterable<string>): Promise<void> {
  const handle = await open(path, 'w');
  try {
    for (const part of parts) await handle.write(part);
  } finally {
    await handle.close();
  }
}

function describeTruth(shop: SampleShop): string {
  const { firstDay, lastDay, ...truth } = shop.truth;
  const customers = shop.customers.map(({ id, rate, dropout, purchases, active }) => ({ id, rate, dropout, purchases, active }));
  return `${JSON.stringify({ ...truth, firstDay: formatIsoDay(firstDay), lastDay: formatIsoDay(lastDay), customers }, null, 1)}\n`;
}
