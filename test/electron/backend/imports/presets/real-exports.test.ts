import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkImport } from '../../../../../electron/backend/imports/check-import.ts';
import { previewImport } from '../../../../../electron/backend/imports/preview-import.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { openWorkbench, quietJob, type Workbench } from '../support/workbench.ts';

/**
 * Exports with the full headers of the programs, in several of their versions and languages, as they come: title rows, footers,
 * windows-1251, UTF-16. The rows are made. Figures worked out by hand.
 */
const FOLDER = 'test/fixtures/presets';
/** Rows read and loaded, then what else is worth holding on to. */
type Expected = readonly [
  preset: string,
  read: number,
  loaded: number,
  more?: { amount?: string; customers?: number; rejected?: number; roles?: Record<string, Role> },
];

const EXPORTS: Readonly<Record<string, Expected>> = {
  '1c-realizaciya.csv': ['1c-sales-documents', 2, 2, { amount: '14080.5', customers: 2 }],
  '1c-vyruchka.csv': ['1c-sales-lines', 3, 3, { amount: '6000', customers: 2 }],
  'amazon-all-orders.txt': ['amazon-orders', 2, 1, { amount: '31' }],
  'amazon-date-range-long.csv': ['amazon-transactions', 36, 24, { amount: '186' }],
  'bas-uk.csv': ['1c-sales-lines', 2, 2, { amount: '4500', customers: 2 }],
  // Its last lines are no rows; one of them is told as such.
  'ebay-long.csv': ['ebay-orders', 25, 24, { amount: '492', customers: 2, rejected: 1 }],
  'gforms-en.csv': ['google-forms-nps', 2, 2, { customers: 2 }],
  'gforms-fa.csv': ['google-forms-nps', 2, 2, { customers: 2, roles: { 'چرا این امتیاز را دادید؟': 'text' } }],
  'gforms-ru.csv': ['google-forms-nps', 2, 2, { customers: 2 }],
  'gforms-uk.csv': ['google-forms-nps', 2, 2, { roles: { 'Яка ймовірність, що ви порекомендуєте нас друзям?': 'score' } }],
  'gforms-zh.csv': ['google-forms-nps', 2, 2, { customers: 2 }],
  'google-ads-de.csv': ['google-ads', 2, 2, { roles: { Kosten: 'cost', Kampagnentyp: 'type', Tag: 'occurredAt' } }],
  'google-ads-ru.csv': ['google-ads', 2, 2, { roles: { Стоимость: 'cost', 'Код валюты': 'currency', День: 'occurredAt' } }],
  'google-ads-utf16.csv': ['google-ads', 2, 2, { roles: { Cost: 'cost' } }],
  'google-ads.csv': ['google-ads', 3, 2, { roles: { Cost: 'cost' } }],
  'hubspot-contacts-old.csv': ['hubspot-contacts', 1, 1, { customers: 1, roles: { 'Contact ID': 'customerId', 'Contact Owner': 'employee' } }],
  'hubspot-contacts.csv': ['hubspot-contacts', 1, 1, { customers: 1 }],
  'hubspot-deals-old.csv': ['hubspot-deals', 1, 1, { amount: '12000.5', roles: { 'Deal ID': 'recordId' } }],
  'hubspot-deals.csv': ['hubspot-deals', 1, 1, { amount: '12000.5', customers: 1 }],
  'mailchimp-audience.csv': ['mailchimp-campaigns', 2, 2, { roles: { Audience: 'channel', 'Campaign Cost': 'cost' } }],
  'mailchimp.csv': ['mailchimp-campaigns', 2, 2, { roles: { List: 'channel', 'Total Revenue': 'value' } }],
  'meta-en.csv': ['meta-ads', 2, 2, { roles: { 'Amount spent (EUR)': 'cost' } }],
  'meta-huf.csv': ['meta-ads', 1, 1, { roles: { 'Amount spent (HUF)': 'cost' } }],
  'meta-ru.csv': ['meta-ads', 1, 1, { roles: { 'Сумма затрат (RUB)': 'cost', 'Дата начала отчетности': 'occurredAt' } }],
  'meta-uk.csv': ['meta-ads', 1, 1, { roles: { 'Витрачена сума (UAH)': 'cost', 'Початок звітності': 'occurredAt' } }],
  'meta-zh.csv': ['meta-ads', 1, 1, { roles: { '花费金额 (CNY)': 'cost', 报告开始日期: 'occurredAt' } }],
  'paypal-en.csv': ['paypal-activity', 2, 1, { amount: '1045.9', customers: 1 }],
  'paypal-fr.csv': ['paypal-activity', 1, 1, { amount: '1045.9', customers: 1 }],
  'pipedrive.csv': ['pipedrive-deals', 2, 2, { amount: '12900.5', customers: 2 }],
  'qbo-invoice-list.csv': ['quickbooks-invoices', 2, 2, { amount: '1049', customers: 2 }],
  // The customer stands alone in a row above the lines, in a column without a name.
  'qbo-sales-by-customer-detail.csv': ['quickbooks-sales-detail', 10, 3, { amount: '49', customers: 2 }],
  'salesforce-long.csv': ['salesforce-opportunities', 24, 24, { amount: '154806', customers: 2 }],
  'shopify-customers-2018.csv': ['shopify-customers', 1, 1, { customers: 1 }],
  'shopify-customers-new.csv': ['shopify-customers', 2, 2, { customers: 2 }],
  'shopify-orders-2016.csv': ['shopify-orders', 3, 3, { amount: '49', customers: 2 }],
  'shopify-orders.csv': ['shopify-orders', 3, 3, { amount: '49', customers: 2 }],
  'shopify-products-2025.csv': ['shopify-products', 2, 2, { roles: { SKU: 'productId', Price: 'unitPrice' } }],
  'shopify-products-old.csv': ['shopify-products', 3, 2],
  'square-items.csv': ['square-items', 2, 2, { amount: '3.5', customers: 1 }],
  'square-transactions.csv': ['square-transactions', 1, 1, { amount: '8.7', customers: 1 }],
  'stripe-old.csv': ['stripe-charges', 3, 1, { amount: '45.9', customers: 1 }],
  'typeform.csv': ['typeform-nps', 2, 2, { customers: 2, roles: { 'Response Type': 'ignore' } }],
  'woo-analytics-orders.csv': ['woocommerce-orders', 2, 2, { amount: '41', customers: 2 }],
  'woo-aoe.csv': ['woocommerce-order-items', 2, 2, { amount: '41', customers: 1 }],
  'woo-products.csv': ['woocommerce-products', 2, 2, { roles: { 'Regular price': 'unitPrice', Published: 'ignore' } }],
  'xero.csv': ['xero-invoices', 2, 1, { amount: '100', customers: 1 }],
  'zendesk-2015.csv': ['zendesk-tickets', 1, 1, { customers: 1, roles: { 'Initially assigned at': 'respondedAt' } }],
};

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(async () => {
  await bench.close();
});

test('every export in the folder is held on to', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(EXPORTS).sort());
});

test.each(Object.entries(EXPORTS))('%s', async (file, [preset, read, loaded, { amount, customers, rejected = 0, roles = {} } = {}]) => {
  const path = join(FOLDER, file);
  const { mapping, ...preview } = await previewImport(bench.store, { path });
  expect(preview.preset?.id).toBe(preset);
  const found = new Map(mapping.columns.map(({ header, role }) => [header, role]));
  expect(Object.fromEntries(Object.keys(roles).map((header) => [header, found.get(header)]))).toEqual(roles);
  const { ledger, newCustomers } = await checkImport(bench.store, { path, mapping }, quietJob());
  expect(ledger).toMatchObject({ read, loaded, rejected });
  if (amount !== undefined) expect(ledger.amount).toBe(amount);
  if (customers !== undefined) expect(newCustomers).toBe(customers);
});

test('a table that only has the common words of a known export is read as any other', async () => {
  const path = join(bench.folder, 'spend.csv');
  writeFileSync(path, 'Date,Campaign,Channel,Impressions,Clicks,Cost,Revenue\n2024-03-01,Spring,email,1000,50,40.10,300\n');
  const preview = await previewImport(bench.store, { path });
  expect(preview.preset).toBeNull();
  expect(preview.mapping.columns.map(({ role }) => role)).toEqual([
    'occurredAt',
    'campaignName',
    'channel',
    'impressions',
    'clicks',
    'cost',
    'value',
  ]);
});
