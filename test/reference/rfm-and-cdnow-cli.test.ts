import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisResult } from '../../shared/contract/analyses.ts';
import type { CustomerProfile } from '../../shared/contract/customers.ts';
import type { ImportSummary } from '../../shared/contract/imports.ts';
import { parseIsoDay } from '../../shared/model/day.ts';
import { kpiValue, tableRows } from '../support/find-block.ts';
import { runCliJson } from '../support/run-cli.ts';
import { hasReference, SHARED } from '../support/shared-data.ts';

const DATA = 'data/rfm-pkg/rfm_data_orders.csv';
const REFS = 'refs/rfm_pkg.json';
const present = hasReference(DATA, REFS);
const SCALES = [
  ['recency', 'rec'],
  ['frequency', 'n'],
  ['monetary', 'amount'],
] as const;

/** Orders of the R package rfm; scores published in its README and recomputed in refs/rfm_pkg.json. */
describe.runIf(present)('R package rfm, 4,906 orders of 995 customers, nothing but defaults in the import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-rfm-'));
  const project = join(folder, 'rfm.clientele');
  const cli = <T>(...args: string[]) => runCliJson<T>([...args, '--project', project, '--data-dir', folder]);
  const refs = present ? JSON.parse(readFileSync(resolve(SHARED, REFS), 'utf8')) : {};
  const params = { referenceDay: parseIsoDay(present ? refs.analysis_date : '1970-01-01') };
  let summary: ImportSummary;

  beforeAll(async () => {
    summary = await cli<ImportSummary>('import', resolve(SHARED, DATA));
  }, 120_000);

  it('reads the file without being told anything', () => {
    expect(summary.ledger).toMatchObject({ read: 4906, loaded: 4906, rejected: 0, filtered: 0, amount: '464158' });
    expect(summary.newCustomers).toBe(995);
    expect(summary.newOrders).toBe(4906);
  });

  it.each([
    ['lower', 'score_counts_value<=cut_lower'],
    ['upper', 'score_counts_value<cut_lower'],
  ])('score counts with ties in the %s class', async (ties, key) => {
    const rfm = await cli<AnalysisResult>('analyse', 'rfm', '--params', JSON.stringify({ ...params, ties }));
    expect(kpiValue(rfm, 'totals', 'customers')).toBe(995);
    const rows = tableRows(rfm, 'scores').sort((left, right) => Number(left.score?.value) - Number(right.score?.value));
    for (const [ours, theirs] of SCALES)
      expect(
        rows.map((row) => row[`${ours}Count`]?.value),
        ours,
      ).toEqual(refs[theirs][key]);
  });

  it('single customers carry the published scores', async () => {
    const member = (grouping: string, group: string) => ({ op: 'member', analysis: 'rfm', params: { ...params, grouping }, group });
    const list = async (rule: unknown) =>
      (
        await cli<{ rows: { key: string }[] }>(
          'call',
          'customers.list',
          JSON.stringify({ rule, sort: { by: 'key', descending: false }, offset: 0, limit: 500 }),
        )
      ).rows.map((row) => row.key);
    for (const example of refs.first20.slice(0, 6)) {
      const [r, f, m] = [...example['RFM(value<=cut lower)']];
      const rule = {
        op: 'and',
        of: [
          member('recency', `r${r}`),
          member('frequency', `f${f}`),
          member('monetary', `m${m}`),
          { op: 'compare', column: 'customer_key', comparison: 'eq', value: example.id },
        ],
      };
      expect(await list(rule), example.id).toEqual([example.id]);
    }
  });

  it('answers which rows are behind a customer, down to the line of the file', async () => {
    const listed = await cli<{ rows: CustomerProfile[] }>(
      'call',
      'customers.list',
      JSON.stringify({ search: 'Brion Stark', sort: { by: 'key', descending: false }, offset: 0, limit: 1 }),
    );
    const profile = await cli<CustomerProfile>('call', 'customers.get', JSON.stringify({ id: listed.rows[0]?.id }));
    expect(profile.origin.line).toBe(2);
    const raw = await cli<{ text: string }>('call', 'imports.rawRow', JSON.stringify({ importId: profile.origin.importId, row: profile.origin.row }));
    expect(raw.text.trim()).toBe('"Brion Stark",2004-12-20,32,"Brion","Stark","brion_stark@rfmail.com"');
  });
});

const CDNOW = 'data/cdnow/CDNOW_master.txt';

/** Fader & Hardie's CDNOW master file: blank-separated, compact dates. */
describe.runIf(hasReference(CDNOW))('CDNOW master file', () => {
  it('has 69,659 transactions of 23,570 customers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clientele-cdnow-'));
    const mapping = join(folder, 'mapping.json');
    const columns = ['customerId', 'orderDate', 'quantity', 'amount'].map((role, index) => ({
      index,
      header: ['customer_id', 'date', 'number_of_cds', 'dollar_value'][index],
      role,
      reading:
        role === 'orderDate'
          ? { kind: 'date', order: 'ymd', calendar: 'gregorian' }
          : role === 'customerId'
            ? { kind: 'text' }
            : { kind: 'number', decimal: '.', thousands: '' },
    }));
    writeFileSync(
      mapping,
      JSON.stringify({
        version: 1,
        kind: 'orders',
        dialect: { encoding: 'utf-8', delimiter: ' ', quote: null, skipLines: 0, hasHeader: true },
        columns,
        filters: [],
      }),
    );
    const summary = await runCliJson<ImportSummary>([
      'import',
      resolve(SHARED, CDNOW),
      '--project',
      join(folder, 'cdnow.clientele'),
      '--data-dir',
      folder,
      '--mapping',
      mapping,
    ]);
    expect(summary.ledger).toMatchObject({ read: 69_659, loaded: 69_659, rejected: 0 });
    expect(summary.newCustomers).toBe(23_570);
    const lines = readFileSync(resolve(SHARED, CDNOW), 'utf8').trim().split(/\r?\n/).slice(1);
    const cents = lines.reduce((sum, line) => sum + Math.round(Number(line.trim().split(/\s+/)[3]) * 100), 0);
    expect(Number(summary.ledger.amount)).toBeCloseTo(cents / 100, 6);
  }, 120_000);
});
