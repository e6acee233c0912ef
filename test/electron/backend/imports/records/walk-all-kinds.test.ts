import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportInput } from '../../../../../electron/backend/imports/import-input.ts';
import { previewImport } from '../../../../../electron/backend/imports/preview-import.ts';
import { commitFiles } from '../../../../../electron/backend/imports/sets/commit-files.ts';
import type { ImportSummary } from '../../../../../shared/contract/imports.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../../../shared/model/import-kind.ts';
import { RECORD_KINDS } from '../../../../../shared/model/record-kind.ts';
import { digestTables } from '../../store/support/digests.ts';
import { ask } from '../support/text-import.ts';
import { verifyStore } from '../support/verify-store.ts';
import { openWorkbench, quietJob, type Workbench } from '../support/workbench.ts';

const FOLDER = 'test/fixtures/kinds';

/** What each file is about, and what it comes to in the warehouse; nobody says a word about any of them. */
const FILES: Readonly<Record<string, readonly [kind: ImportKind, rows: number, sql: string, expected: readonly unknown[]]>> = {
  'campaigns.csv': ['campaigns', 2, 'select campaign_key, name, budget, cost from campaigns order by 1', ['M1', 'Spring', 1e7, 8_124_000]],
  'companies.csv': [
    'companies',
    2,
    "select name, industry, employee_count, parent_company from customers where customer_key = 'K2'",
    ['Beta Ltd', 'Food', 400_000, 'Acme GmbH'],
  ],
  'competitor-prices.csv': [
    'competitorPrices',
    2,
    'select competitor, price, product_key from competitor_prices join products using (product_id) order by 1 desc',
    ['PotShop', 94_900, 'P1'],
  ],
  'consents.csv': [
    'consents',
    2,
    "select purpose, granted from consents join customers using (customer_id) where customer_key = 'C2'",
    ['newsletter', 0],
  ],
  'contact-points.csv': [
    'contactPoints',
    3,
    'select value, type, is_primary from contact_points where is_primary = 1',
    ['ada@work.example', 'email', 1],
  ],
  'costs.csv': ['costs', 2, "select amount, description from costs where category = 'wages'", [50_005_500, 'March']],
  'csat.csv': [
    'surveyAnswers',
    3,
    "select score, question, comment from survey_answers where metric = 'CSAT'",
    [50_000, 'How satisfied were you with our support?', 'fine'],
  ],
  'customers.csv': [
    'customers',
    2,
    "select name, email, city, birth_day, gender, marketing_consent, registered_day from customers where customer_key = 'C1'",
    ['Ada Lovelace', 'ada@example.org', 'London', 3996, 'F', 1, 18_262],
  ],
  'deals.csv': [
    'deals',
    2,
    "select d.name, stage, amount, c.customer_key from deals d join customers c using (customer_id) where deal_key = 'D1'",
    ['Rollout', 'Won', 120_005_000, 'K1'],
  ],
  'employees.csv': [
    'employees',
    2,
    "select name, team, manager, position from employees where employee_key = 'E1'",
    ['Eve Hill', 'Support', 'Max Stone', 'Agent'],
  ],
  'interactions.csv': [
    'interactions',
    3,
    "select channel, duration_seconds, body, name from interactions i join employees using (employee_id) where i.type = 'call'",
    ['phone', 3_120_000, 'asked about delivery', 'Eve'],
  ],
  'leads.csv': ['leads', 2, "select source, status, score, company from leads where lead_key = 'L1'", ['webinar', 'qualified', 700_000, 'Moss AG']],
  'nps.csv': [
    'surveyAnswers',
    2,
    "select score, email from survey_answers join customers using (customer_id) where comment = 'love the tea'",
    [90_000, 'ada@example.org'],
  ],
  'order-heads.csv': [
    'orderHeads',
    2,
    "select customer_key, o.channel, lines, amount from orders o join customers using (customer_id) where order_key = 'B2'",
    ['C2', 'shop', 1, 999_000],
  ],
  'order-items.csv': [
    'orderLines',
    3,
    "select quantity, l.amount, product_key from order_lines l join orders using (order_id) join products using (product_id) where order_key = 'B1' order by l.line_id desc",
    [20_000, 50_000, 'P2'],
  ],
  'orders.csv': [
    'orders',
    3,
    "select c.email, lines, amount from orders join customers c using (customer_id) where order_key = 'A1'",
    ['ada@example.org', 2, 290_000],
  ],
  'payments.csv': [
    'payments',
    2,
    "select amount, fee, method, order_id is not null as linked from payments where payment_key = 'PAY2'",
    [999_000, 21_000, 'paypal', 1],
  ],
  'products.csv': [
    'products',
    3,
    "select name, category, brand, unit_price, cost, status from products where product_key = 'P3'",
    ['Lamp', 'Light', 'Gamma', 999_000, 410_000, 'archived'],
  ],
  'referrals.csv': [
    'referrals',
    1,
    'select code, reward, c.customer_key from referrals r join customers c on c.customer_id = r.referred_id',
    ['ADA10', 100_000, 'C2'],
  ],
  'returns.csv': [
    'returns',
    1,
    'select amount, quantity, reason, product_key, customer_key from returns join products using (product_id) join customers using (customer_id)',
    [999_000, 10_000, 'broken', 'P3', 'C2'],
  ],
  'reviews.csv': [
    'reviews',
    2,
    "select rating, title, body, name from reviews join products using (product_id) where review_key = 'V1'",
    [50_000, 'Great', 'Keeps warm', 'Teapot'],
  ],
  'sends.csv': [
    'touches',
    2,
    "select opens, clicks, k.name from touches join campaigns k using (campaign_id) join customers c using (customer_id) where c.email = 'bob@example.org'",
    [10_000, 0, 'Spring'],
  ],
  'stage-history.csv': [
    'stageChanges',
    2,
    "select previous_stage, deal_id is not null as linked from stage_changes where stage = 'Won'",
    ['Proposal', 1],
  ],
  'subscriptions.csv': [
    'subscriptions',
    2,
    "select plan, is_ended, price, end_reason from subscriptions where subscription_key = 'S2'",
    ['Basic', 1, 90_000, 'too expensive'],
  ],
  'tickets.csv': [
    'tickets',
    2,
    "select subject, body, status, satisfaction from tickets where ticket_key = 'T1'",
    ['Broken pot', 'It arrived\nbroken', 'closed', 40_000],
  ],
  'touches.csv': [
    'touches',
    2,
    'select impressions, clicks, cost, value from touches where impressions is not null order by 1',
    [8_000_000, 300_000, 300_000, 1_200_000],
  ],
  'web-events.csv': ['interactions', 4, "select count(*)::INTEGER as carts from interactions where type = 'cart'", [2]],
};

let bench: Workbench;
let files: ImportInput[];
let before: unknown;
let summaries: ImportSummary[];
beforeAll(async () => {
  bench = await openWorkbench();
  files = [];
  for (const name of Object.keys(FILES)) {
    const path = join(FOLDER, name);
    const { mapping } = await previewImport(bench.store, { path });
    files.push({ path, mapping });
  }
  before = digestTables(bench.store.reader);
  summaries = await commitFiles(bench, { files }, quietJob());
});
afterAll(async () => {
  await bench.close();
});

describe('every table of the model, from files nobody explained', () => {
  test('every kind is among them, and each is taken for what it is', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(FILES).sort());
    expect(new Set(files.map(({ mapping }) => mapping.kind))).toEqual(new Set(IMPORT_KINDS));
    expect(files.map(({ mapping }) => mapping.kind)).toEqual(Object.values(FILES).map(([kind]) => kind));
  });

  test.each(Object.entries(FILES))('%s', async (name, [kind, rows, sql, expected]) => {
    const at = Object.keys(FILES).indexOf(name);
    const summary = summaries[at];
    expect(summary?.ledger).toMatchObject({ read: rows, loaded: rows, unchanged: 0, filtered: 0, rejected: 0 });
    expect(Object.values((await ask(bench, sql))[0] ?? {})).toEqual(expected);
    const { table, nature } = RECORD_KINDS[kind];
    if (nature === 'dimension' && kind !== 'deals') return;
    const stored = bench.store.reader
      .prepare<[number], { n: number }>(`SELECT count(*) AS n FROM ${table} WHERE import_id = ?`)
      .get(summary?.id ?? 0);
    const shown = await ask(bench, `select count(*)::INTEGER as n from ${table} where import_id = ${summary?.id}`);
    expect([stored?.n, shown]).toEqual([rows, [{ n: rows }]]);
  });

  test('store and warehouse agree, and undo takes all of it', async () => {
    expect(await verifyStore(bench)).toEqual([]);
    await bench.undo(summaries[0]?.id ?? 0);
    expect(digestTables(bench.store.reader)).toEqual(before);
    expect(await verifyStore(bench)).toEqual([]);
  });
});
