import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkImport } from '../../../../../electron/backend/imports/check-import.ts';
import { commitImport } from '../../../../../electron/backend/imports/commit-import.ts';
import { loadPresets, parsePreset } from '../../../../../electron/backend/imports/presets/load-presets.ts';
import { previewImport } from '../../../../../electron/backend/imports/preview-import.ts';
import { previewDelimited } from '../../../../../electron/parser/sniff/preview.ts';
import type { ImportPreset } from '../../../../../shared/model/import-preset.ts';
import { openWorkbench, quietJob, type Workbench } from '../support/workbench.ts';

const FOLDER = 'assets/presets';

/** Worked out by hand from the samples: rows read and loaded, Σ amount, orders and customers. Totals below a table are no rows. */
interface Expected {
  readonly read: number;
  readonly loaded: number;
  readonly amount?: string;
  /** Orders of the file, for orders. */
  readonly orders?: number;
  /** Customers the rows name. */
  readonly customers?: number;
}
const EXPECTED: Readonly<Record<string, Expected>> = {
  '1c-sales-documents': { read: 3, loaded: 3, amount: '14080.5', orders: 3, customers: 2 },
  '1c-sales-lines': { read: 4, loaded: 4, amount: '14000', orders: 3, customers: 2 },
  'amazon-order-report': { read: 3, loaded: 3, amount: '49', orders: 2, customers: 2 },
  'amazon-orders': { read: 4, loaded: 3, amount: '49', orders: 2, customers: 0 },
  'amazon-settlement': { read: 4, loaded: 3, amount: '33.15' },
  'amazon-transactions': { read: 4, loaded: 3, amount: '23.5', customers: 0 },
  'ebay-orders': { read: 4, loaded: 3, amount: '49', orders: 2, customers: 2 },
  'google-ads': { read: 5, loaded: 4 },
  'google-forms-nps': { read: 4, loaded: 4, customers: 4 },
  'hubspot-contacts': { read: 3, loaded: 3, customers: 3 },
  'hubspot-deals': { read: 3, loaded: 3, amount: '16900.5', customers: 2 },
  'jd-orders': { read: 4, loaded: 3, amount: '136', orders: 2, customers: 2 },
  'mailchimp-campaigns': { read: 3, loaded: 3 },
  'meta-ads': { read: 3, loaded: 3 },
  'ozon-orders': { read: 3, loaded: 2, amount: '710', orders: 2, customers: 0 },
  'paypal-activity': { read: 5, loaded: 2, amount: '1069', customers: 2 },
  'pipedrive-deals': { read: 3, loaded: 3, amount: '16900.5', customers: 2 },
  'prom-products': { read: 3, loaded: 3 },
  'quickbooks-invoices': { read: 3, loaded: 3, amount: '1360.5', orders: 3, customers: 2 },
  'quickbooks-sales-detail': { read: 4, loaded: 4, amount: '190', orders: 3, customers: 2 },
  'salesforce-opportunities': { read: 3, loaded: 3, amount: '16900.5', customers: 2 },
  'shopify-customers': { read: 3, loaded: 3, customers: 3 },
  'shopify-orders': { read: 6, loaded: 5, amount: '80', orders: 3, customers: 2 },
  'shopify-products': { read: 5, loaded: 4 },
  'square-items': { read: 4, loaded: 4, amount: '12', orders: 3, customers: 1 },
  'square-transactions': { read: 3, loaded: 3, amount: '13.96', customers: 1 },
  'stripe-charges': { read: 4, loaded: 2, amount: '58', customers: 1 },
  'taobao-orders': { read: 4, loaded: 3, amount: '149', orders: 3, customers: 2 },
  'typeform-nps': { read: 4, loaded: 4, customers: 3 },
  'woocommerce-customers': { read: 3, loaded: 3, customers: 3 },
  'woocommerce-order-items': { read: 4, loaded: 3, amount: '49', orders: 2, customers: 2 },
  'woocommerce-orders': { read: 6, loaded: 4, amount: '61.5', orders: 3, customers: 2 },
  'woocommerce-products': { read: 4, loaded: 3 },
  'xero-invoices': { read: 5, loaded: 3, amount: '340', orders: 2, customers: 2 },
  'zendesk-tickets': { read: 3, loaded: 3, customers: 3 },
};

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
function presetOf(id: string): ImportPreset {
  const preset = parsePreset(readFileSync(join(FOLDER, `${id}.json`), 'utf8'), `${id}.json`);
  if (typeof preset === 'string') throw new Error(preset);
  return preset;
}

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(async () => {
  await bench.close();
});

function writeSample(preset: ImportPreset): string {
  const path = join(bench.folder, `${preset.id}.csv`);
  writeFileSync(path, `${preset.sample.join('\n')}\n`);
  return path;
}

describe('every preset', () => {
  test('is well made, and the program finds them all', () => {
    expect(loadPresets().faults).toEqual([]);
    expect(
      loadPresets()
        .presets.map(({ id }) => `${id}.json`)
        .sort(),
    ).toEqual([...files].sort());
    expect(Object.keys(EXPECTED).sort()).toEqual(files.map((name) => name.replace('.json', '')).sort());
  });

  test.each(Object.entries(EXPECTED))(
    '%s: recognised, and its sums are those of the shop',
    async (id, expected) => {
      const preset = presetOf(id);
      const path = writeSample(preset);
      const { preview } = await previewDelimited({
        path,
        fileName: 'export.csv',
        dialect: {},
        kind: null,
        saved: [],
        presets: loadPresets().presets,
      });
      expect(preview.preset).toEqual({ id, name: preset.name });
      expect(preview).toMatchObject({ kind: preset.kind, savedMapping: null, kindConfidence: 1 });
      const check = await checkImport(bench.store, { path, mapping: preview.mapping }, quietJob());
      expect(check.rejected).toEqual([]);
      expect(check.ledger).toMatchObject({ read: expected.read, loaded: expected.loaded, filtered: expected.read - expected.loaded });
      if (expected.amount !== undefined) expect(check.ledger.amount).toBe(expected.amount);
      if (expected.orders !== undefined) expect(check.orders).toBe(expected.orders);
      if (expected.customers !== undefined) expect(check.newCustomers).toBe(expected.customers);
    },
    30_000,
  );

  test.each(['google-forms-nps', 'typeform-nps'])('%s: a question about recommending makes every score NPS, another scale does not', async (id) => {
    const preset = presetOf(id);
    const path = writeSample(preset);
    const look = async () => (await previewImport(bench.store, { path })).mapping.constants;
    expect(await look()).toEqual([{ role: 'type', value: 'NPS' }]);
    const other = preset.sample.join('\n').replace(/How likely[^,"]*/, 'On a scale from one to five: how satisfied are you?');
    writeFileSync(path, other);
    expect((await previewImport(bench.store, { path })).preset).toEqual({ id, name: preset.name });
    expect(await look()).toBeUndefined();
  });

  test('declined, the file is read as any other', async () => {
    const path = writeSample(presetOf('stripe-charges'));
    expect(await previewImport(bench.store, { path, preset: null })).toMatchObject({ preset: null, mapping: { filters: [] } });
    expect((await previewImport(bench.store, { path, kind: 'orders' })).preset).toBeNull();
  });
});

describe('into the store', () => {
  test.each(['shopify-orders', 'shopify-customers', 'paypal-activity', 'hubspot-deals', 'google-ads', 'zendesk-tickets'])(
    '%s: what was checked is what is loaded, and the next file of the shape is read by the template it left',
    async (id) => {
      const own = await openWorkbench();
      try {
        const path = join(own.folder, 'export.csv');
        writeFileSync(path, `${presetOf(id).sample.join('\n')}\n`);
        const { mapping } = await previewImport(own.store, { path });
        const { ledger } = await checkImport(own.store, { path, mapping }, quietJob());
        const summary = await commitImport(own, { path, mapping }, quietJob());
        expect(summary.ledger).toMatchObject({ read: ledger.read, loaded: ledger.loaded, filtered: ledger.filtered, amount: ledger.amount });
        const again = await previewImport(own.store, { path });
        expect(again).toMatchObject({ savedMapping: { name: 'export.csv' }, drift: null });
        expect(again.mapping).toEqual(mapping);
      } finally {
        await own.close();
      }
    },
    30_000,
  );
});

describe('a preset that is not well made', () => {
  const good = () => JSON.parse(readFileSync(join(FOLDER, 'stripe-charges.json'), 'utf8'));
  test.each([
    ['x.json', () => '{"id":', /^x\.json: .*JSON/],
    ['x.json', () => JSON.stringify({ ...good(), kind: 'sales' }), /^x\.json: kind: /],
    ['other.json', () => JSON.stringify(good()), /^other\.json: id: /],
    ['stripe-charges.json', () => JSON.stringify({ ...good(), columns: [{ names: ['id'], role: 'nothing' }, { names: ['x'] }] }), /columns\.0\.role/],
    [
      'stripe-charges.json',
      () => JSON.stringify({ ...good(), columns: [{ names: ['Amount'], role: 'amount', isRequired: true }, { names: ['x'] }] }),
      /payments need one of orderId/,
    ],
    [
      'stripe-charges.json',
      () => JSON.stringify({ ...good(), columns: [{ names: ['Amount'], role: 'amount' }, { names: ['x'] }] }),
      /none is required/,
    ],
    [
      'stripe-charges.json',
      () => JSON.stringify({ ...good(), constants: [{ role: 'amount', value: '1' }] }),
      /^stripe-charges\.json: constants: "amount" has a column/,
    ],
    ['stripe-charges.json', () => JSON.stringify({ ...good(), constants: [{ role: 'stage', value: 'won' }] }), /constants: "stage"/],
  ])('%s is left out with the place and the reason', (name, text, fault) => {
    expect(parsePreset(text(), name)).toMatch(fault);
  });
});
