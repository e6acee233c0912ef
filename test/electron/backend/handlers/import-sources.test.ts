import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importSummarySchema } from '../../../../shared/contract/imports.ts';
import { makeXlsx } from '../../../electron/parser/support/make-xlsx.ts';
import { makeZip } from '../../../electron/parser/support/make-zip.ts';
import { openTestBackend, type TestBackend } from '../../../support/test-backend.ts';

let folder = '';
let host: TestBackend;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-sources-'));
  host = await openTestBackend(folder);
  await host.client.projects.create({ name: 'Sources' });
});
afterAll(async () => {
  await host.backend.close();
  await rm(folder, { recursive: true, force: true });
});

const write = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const ORDERS = [
  `<row r="1">${text('Orders of May')}</row>`,
  `<row r="3">${['Order No', 'Customer ID', 'Order date', 'Amount', 'Product name'].map(text).join('')}</row>`,
  `<row r="4">${text('00017')}${text('C1')}<c s="1"><v>45416</v></c><c><v>12.5</v></c>${text('Tea, green&#10;loose')}</row>`,
  `<row r="6">${text('00018')}${text('C2')}<c s="1"><v>45417.5</v></c>${text('call us')}${text('Coffee')}</row>`,
  `<row r="7">${text('00019')}${text('C2')}<c s="1"><v>45418</v></c><c><v>7</v></c>${text('Cup')}</row>`,
  ...Array.from(
    { length: 60 },
    (_, index) =>
      `<row r="${index + 8}">${text(`00${100 + index}`)}${text('C3')}<c s="1"><v>${45419 + index}</v></c><c><v>1</v></c>${text(index % 2 === 0 ? 'Cup' : 'Coffee')}</row>`,
  ),
].join('');

describe('what there is to be imported', () => {
  test('the tables of a file, hidden ones marked', async () => {
    const path = write(
      'book.xlsx',
      makeXlsx({ sheets: { Orders: ORDERS, Old: '<row><c><v>1</v></c></row>' }, states: { Old: 'hidden' }, formats: ['General', 'yyyy-mm-dd'] }),
    );
    const { packing, parts } = await host.client.imports.inspect({ source: { path } });
    expect(packing).toBe('none');
    expect(parts.map(({ table, format, isHidden }) => [table, format, isHidden])).toEqual([
      ['Orders', 'xlsx', false],
      ['Old', 'xlsx', true],
    ]);
  });

  test('a sheet with a title comes in with its row numbers; a row as it came shows its fields', async () => {
    const { client } = host;
    const path = write(
      'orders.xlsx',
      makeXlsx({ sheets: { Orders: ORDERS, Notes: '<row><c><v>1</v></c></row>' }, formats: ['General', 'yyyy-mm-dd'] }),
    );
    const preview = await client.imports.preview({ source: { path } });
    expect(preview.part).toEqual({ format: 'xlsx', member: null, table: 'Orders' });
    expect(preview.parts).toHaveLength(2);
    expect(preview.columns.map(({ header, role }) => [header, role])).toEqual([
      ['Order No', 'orderId'],
      ['Customer ID', 'customerId'],
      ['Order date', 'orderDate'],
      ['Amount', 'amount'],
      ['Product name', 'productName'],
    ]);
    expect(preview.rows.map(({ line }) => line)).toEqual([4, 6, 7, ...Array.from({ length: 60 }, (_, index) => index + 8)]);
    const { jobId } = await client.imports.commit({ source: { path }, mapping: preview.mapping });
    const { id, ledger } = importSummarySchema.parse(await client.jobs.result({ id: jobId }));
    expect(ledger).toMatchObject({ read: 63, loaded: 62, rejected: 1, amount: '79.5' });
    expect((await client.imports.rejected({ id, offset: 0, limit: 10 })).rows).toMatchObject([
      { line: 6, column: 'Amount', value: 'call us', reason: 'notANumber' },
    ]);
    const row = await client.imports.rawRow({ importId: id, row: 1 });
    expect(row).toMatchObject({ line: 4, fields: ['00017', 'C1', '2024-05-04', '12.5', 'Tea, green\nloose'] });
  });

  test('a chosen table of an archive is the one that is read', async () => {
    const path = write(
      'out.zip',
      makeZip([
        { name: 'a.csv', content: 'x;y\n1;2\n' },
        { name: 'b.json', content: '[{"email":"ann@example.com","name":"Ann"}]' },
      ]),
    );
    const part = { format: 'json', member: 'b.json', table: null } as const;
    const preview = await host.client.imports.preview({ source: { path }, part, kind: 'customers' });
    expect(preview).toMatchObject({ packing: 'zip', part, mapping: { part } });
    const { jobId } = await host.client.imports.check({ source: { path }, mapping: preview.mapping });
    expect(await host.client.jobs.result({ id: jobId })).toMatchObject({ ledger: { read: 1, loaded: 1 } });
  });

  test('the files of a folder by name, with the same fingerprint for the same shape', async () => {
    const inbox = join(folder, 'inbox');
    mkdirSync(inbox);
    mkdirSync(join(inbox, 'deeper'));
    for (const [name, content] of [
      ['orders-10.csv', 'id,amount\n1,2\n'],
      ['orders-2.csv', 'id,amount\n7,8\n'],
      ['orders-3.xlsx', makeXlsx({ sheets: { A: `<row>${text('id')}${text('amount')}</row><row><c><v>1</v></c><c><v>2</v></c></row>` } })],
      ['other.txt', 'name;city\nAnn;Rome\n'],
      ['broken.xlsx', 'PK\u0003\u0004'],
      ['photo.jpg', 'x'],
      ['.hidden.csv', 'id\n1\n'],
    ] as const) {
      writeFileSync(join(inbox, name), content);
    }
    const { files, left } = await host.client.imports.listFolder({ path: inbox });
    expect(left).toBe(0);
    expect(files.map(({ fileName }) => fileName)).toEqual(['broken.xlsx', 'orders-2.csv', 'orders-3.xlsx', 'orders-10.csv', 'other.txt']);
    const [broken, second, third, tenth, other] = files.map(({ fingerprint }) => fingerprint);
    expect(broken).toBeNull();
    expect(second).toMatch(/^[0-9a-f]{32}$/);
    expect([third, tenth]).toEqual([second, second]);
    expect(other).not.toBe(second);
    await expect(host.client.imports.listFolder({ path: join(folder, 'nowhere') })).rejects.toMatchObject({ code: 'FOLDER_NOT_FOUND' });
  });

  test('pasted text becomes a file', async () => {
    const { staged } = await host.client.imports.stageText({ text: 'Имя\tсумма\nАнна\t1\n' });
    const preview = await host.client.imports.preview({ source: { staged }, fileName: 'clipboard.txt' });
    expect(preview.dialect).toMatchObject({ delimiter: '\t', encoding: 'utf-8' });
    expect(preview.columns.map(({ header }) => header)).toEqual(['Имя', 'сумма']);
  });

  test.each([
    ['climbing.zip', makeZip([{ name: '../a.csv', content: 'x' }]), 'FILE_UNSAFE'],
    ['cut.xlsx', makeXlsx({ sheets: { A: '' } }).subarray(0, 300), 'FILE_DAMAGED'],
    ['locked.zip', makeZip([{ name: 'a.csv', content: 'x', flags: 0x801 }]), 'FILE_ENCRYPTED'],
  ])('%s is refused by its name', async (name, bytes, code) => {
    await expect(host.client.imports.inspect({ source: { path: write(name, bytes) } })).rejects.toMatchObject({
      code,
      data: { params: { file: name } },
    });
  });
});
