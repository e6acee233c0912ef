import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { templateFileSchema } from '../../../shared/contract/templates.ts';
import { startCli } from '../../support/cli-process.ts';

const JANUARY = 'bon;day;who;item;pieces;euro\n1;31.01.2024;anna;Tea;2;7,00\n2;31.01.2024;ben;Cup;1;12,50\n2;31.01.2024;ben;Tea;1;3,50\n';
/** Another order of the columns, one gone, one new. */
const MARCH = 'euro;day;bon;who;pieces;till\n5,00;01.03.2024;9;anna;1;north\n';
const EDITED = { role: { bon: 'orderId', day: 'orderDate', who: 'customerId', item: 'productName', pieces: 'quantity', euro: 'amount' } } as const;

let folder: string;
const cli = (...args: string[]) => startCli(join(folder, 'data'), args);
const file = (name: string) => join(folder, name);
const put = (name: string, text: string) => {
  writeFileSync(file(name), text);
  return file(name);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-cli-templates-'));
  const january = put('january.csv', JANUARY);
  put('march.csv', MARCH);
  const mapping = JSON.parse((await cli('mapping', january, '--as', 'orders', '--json')).stdout);
  for (const column of mapping.columns) column.role = EDITED.role[column.header as keyof typeof EDITED.role];
  mapping.steps = [{ step: 'case', columns: [3], to: 'upper' }];
  put('mapping.json', JSON.stringify(mapping));
  const { code, stderr } = await cli('import', january, '--mapping', file('mapping.json'), '--project', file('shop.clientele'));
  expect(stderr).toBe('');
  expect(code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('templates from a terminal', () => {
  test('listed, renamed, exported', async () => {
    const shop = ['--project', file('shop.clientele')];
    expect(JSON.parse((await cli('templates', 'list', ...shop, '--json')).stdout)).toMatchObject([
      { name: 'january.csv', kind: 'orders', columns: 6, steps: 1, mode: 'update' },
    ]);
    expect((await cli('templates', 'rename', 'january.csv', '--to', 'Till', ...shop)).stdout).toBe('"january.csv" is called "Till" now.\n');
    expect((await cli('templates', 'export', 'Till', '--out', file('till.json'), ...shop)).stdout).toBe(`${file('till.json')}\n`);
    expect(templateFileSchema.parse(JSON.parse(readFileSync(file('till.json'), 'utf8')))).toMatchObject({
      name: 'Till',
      mapping: { kind: 'orders' },
    });
  }, 60_000);

  test('a template file reads a file whose columns moved, and says what no longer fits', async () => {
    const other = ['--project', file('other.clientele')];
    const { stdout, code, stderr } = await cli('import', file('march.csv'), '--template', file('till.json'), ...other);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('1 rows = 1 loaded + 0 filtered + 0 rejected; amount 5');
    expect(stdout).toContain('Read by the template "Till".');
    expect(stdout).toContain('Missing: item.');
    expect(stdout).toContain('New: till.');
    expect(stdout).toContain('Steps left out: case.');
  }, 60_000);

  test('what does not fit is refused in one sentence', async () => {
    const other = ['--project', file('other.clientele')];
    const foreign = put('foreign.csv', 'a,b\n1,2\n');
    expect(await cli('import', foreign, '--template', file('till.json'), ...other)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'foreign.csv does not have the columns of the template "Till".\n',
    });
    expect(await cli('import', foreign, '--template', 'Nobody', ...other)).toMatchObject({ code: 4, stdout: '' });
    const broken = put('broken.json', JSON.stringify({ ...JSON.parse(readFileSync(file('till.json'), 'utf8')), name: '' }));
    const refused = await cli('templates', 'import', broken, ...other);
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toContain('it is wrong at name');
    expect((await cli('templates', 'remove', 'Till', ...other)).code).toBe(0);
    expect((await cli('templates', 'export', 'Till', ...other)).code).toBe(4);
  }, 60_000);
});

describe('import', () => {
  test('--check loads nothing, --strict refuses a file with a bad row', async () => {
    const bad = put('bad.csv', 'order id,order date,total\nA1,2024-01-05,3.50\nA2,no day,4.00\nA3,2024-01-06,5.00\nA4,2024-01-07,1.00\n');
    const project = ['--project', file('strict.clientele')];
    const mapping = JSON.parse((await cli('mapping', bad, '--as', 'orders', '--json')).stdout);
    mapping.columns[1] = { ...mapping.columns[1], role: 'orderDate', reading: { kind: 'date', order: 'ymd', calendar: 'gregorian' } };
    const how = ['--mapping', put('bad-mapping.json', JSON.stringify(mapping)), ...project];
    const check = await cli('import', bad, '--check', ...how);
    expect(check).toMatchObject({ code: 0 });
    expect(check.stdout).toContain('4 rows = 3 loaded + 0 filtered + 1 rejected; amount 9.5');
    expect(check.stdout).toMatch(/3 {2}order date {2}notADate {2}no day/);
    const strict = await cli('import', bad, '--strict', ...how);
    expect(strict).toMatchObject({ code: 3 });
    expect(strict.stdout).toContain('Nothing was loaded.');
    expect(JSON.parse((await cli('imports', 'list', ...project, '--json')).stdout)).toEqual([]);
    expect((await cli('import', bad, ...how)).stdout).toContain('1 rejected rows:');
  }, 60_000);

  test('--set brings files in as one or not at all', async () => {
    const heads = put('orders.csv', 'order_id,customer_id,order_date,order_status\n1,c1,2024-01-05,done\n2,c2,2024-01-06,done\n');
    const lines = put('order_items.csv', 'order_id,product_id,quantity,price\n1,p1,2,3.50\n1,p2,1,1.00\n2,p1,1,3.50\n');
    const project = ['--project', file('set.clientele')];
    const { stdout, code, stderr } = await cli('import', lines, heads, '--set', ...project, '--json');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      { kind: 'orderLines', ledger: { loaded: 3, amount: '11.5' } },
      { kind: 'orderHeads', ledger: { loaded: 2 } },
    ]);
    expect(existsSync(file('set.clientele'))).toBe(true);
  }, 60_000);

  test('a known export is named and can be declined', async () => {
    const preset = JSON.parse(readFileSync('assets/presets/stripe-charges.json', 'utf8'));
    const stripe = put('payments.csv', `${preset.sample.join('\n')}\n`);
    const { stdout } = await cli('import', stripe, '--check', '--project', file('stripe.clientele'));
    expect(stdout).toContain('Recognised as Stripe charges (--preset none reads it as any other file).');
    expect(stdout).toContain('4 rows = 2 loaded + 2 filtered + 0 rejected; amount 58');
    expect((await cli('import', stripe, '--check', '--preset', 'none', '--project', file('stripe.clientele'))).stdout).not.toContain('Recognised');
    expect(await cli('import', stripe, '--preset', 'shopify-orders', '--project', file('stripe.clientele'))).toMatchObject({ code: 2 });
  }, 60_000);
});
