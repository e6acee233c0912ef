import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { previewDelimited } from '../../../../electron/parser/sniff/preview.ts';
import { previewSchema } from '../../../../shared/contract/imports.ts';
import { collect } from '../support/collect.ts';
import { encodeAs } from '../support/encode-as.ts';
import { createScratch } from '../support/scratch.ts';

const write = createScratch();
const preview = async (path: string, more = {}) => previewDelimited({ path, fileName: 'file.csv', dialect: {}, kind: null, saved: [], ...more });
const ORDERS = 'order_id,date,customer_id,amount\n1,2024-01-31,C1,5.50\n2,2024-02-01,C2,7.00\n';

describe('preview', () => {
  test('fits the contract and is ready to use', async () => {
    const path = write('orders.csv', ORDERS);
    const { preview: found } = await preview(path);
    expect(previewSchema.parse(found)).toEqual(found);
    expect(found).toMatchObject({
      fileName: 'file.csv',
      fileSize: Buffer.byteLength(ORDERS),
      packing: 'none',
      dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, hasHeader: true },
      encodingEvidence: 'utf8Valid',
      kind: 'orders',
      ragged: 0,
      savedMapping: null,
      isWhole: true,
    });
    expect(found.rows).toEqual([
      { line: 2, fields: ['1', '2024-01-31', 'C1', '5.50'] },
      { line: 3, fields: ['2', '2024-02-01', 'C2', '7.00'] },
    ]);
    expect(found.rawLines).toEqual(ORDERS.trimEnd().split('\n'));
    expect(found.mapping.columns.map(({ role }) => role)).toEqual(['orderId', 'orderDate', 'customerId', 'amount']);
  });

  test('says when more rows follow than are shown: by their number, or because they are too wide for the head', async () => {
    const long = `a,b\n${'1,2\n'.repeat(201)}`;
    expect((await preview(write('long.csv', long))).preview).toMatchObject({ isWhole: false });
    const wide = `${Array.from({ length: 3000 }, (_one, place) => `column ${place}`).join(',')}\n${`${'12345678,'.repeat(2999)}1\n`.repeat(150)}`;
    const { preview: found } = await preview(write('wide.csv', wide));
    expect(found.rows.length).toBeLessThan(150);
    expect(found.isWhole).toBe(false);
  });

  test('gzip by its bytes, whatever the name', async () => {
    const { preview: found } = await preview(write('orders.txt', gzipSync(ORDERS)));
    expect(found).toMatchObject({ packing: 'gzip', kind: 'orders' });
  });

  test('what the person chose is kept', async () => {
    const path = write('chosen.csv', encodeAs('Дата;Сумма\n31.01.2024;5,00\n', 'windows-1251'));
    const { preview: found } = await preview(path, { dialect: { encoding: 'koi8-r', hasHeader: false } });
    expect(found).toMatchObject({ dialect: { encoding: 'koi8-r', hasHeader: false }, encodingEvidence: 'chosen' });
    expect(found.columns[0]?.header).toBe('');
  });

  test('a mapping saved for files of this shape is offered again', async () => {
    const { preview: first, fingerprint } = await preview(write('january.csv', ORDERS));
    const mapping = { ...first.mapping, filters: [{ column: 0, test: 'notStartsWith' as const, value: 'C' }] };
    const saved = [{ fingerprint, name: 'shop', usedAt: '2024-02-01T00:00:00.000Z', mapping }];
    const { preview: again } = await preview(write('february.csv', ORDERS.replaceAll(',', ';').replace('order_id', 'ORDER_ID ')), { saved });
    expect(again.savedMapping).toEqual({ name: 'shop', usedAt: '2024-02-01T00:00:00.000Z' });
    expect(again.mapping).toMatchObject({ filters: mapping.filters, dialect: { delimiter: ';' } });
    expect(again.columns.every(({ roleEvidence }) => roleEvidence === 'saved')).toBe(true);
    const { preview: other } = await preview(write('other.csv', 'a,b\n1,2\n'), { saved });
    expect(other.savedMapping).toBeNull();
  });

  test('bytes far behind the head decide the encoding too', async () => {
    const ascii = `name,amount\n${'Ann,5\n'.repeat(200_000)}`;
    const path = write('late.csv', Buffer.concat([Buffer.from(ascii), encodeAs('Анна Петровна Иванова,5\nСергей Кузнецов,6\n', 'windows-1251')]));
    expect((await preview(path)).preview.dialect.encoding).toBe('windows-1251');
  });

  test.each([0, 1, 2, 3])('a character cut where the head of the file ends (%i bytes before its end) makes it no other encoding', async (before) => {
    const head = `id,name\n${'1,plain text\n'.repeat(80_000)}2,`.padEnd(1024 ** 2 - before, 'x');
    const text = `${head}🌍\n${'3,Zoe\n'.repeat(50_000)}4,Zoë\n`;
    expect((await preview(write('cut.csv', text))).preview).toMatchObject({ dialect: { encoding: 'utf-8' }, encodingEvidence: 'utf8Valid' });
    expect((await preview(write('cut.csv.gz', gzipSync(text)))).preview.dialect.encoding).toBe('utf-8');
  });

  test.each(['\x01', '\x1f'])('fields apart by the control character %j, as databases export them', async (delimiter) => {
    const text = ORDERS.replaceAll(',', delimiter);
    const { preview: found } = await preview(write('export.txt', text));
    expect(found).toMatchObject({ dialect: { delimiter, encoding: 'utf-8' }, kind: 'orders' });
    expect(found.rows[0]?.fields).toEqual(['1', '2024-01-31', 'C1', '5.50']);
  });

  test('fields of fixed length that a program filled up with NULs', async () => {
    const pad = (text: string, length: number) => text.padEnd(length, '\0');
    const rows = Array.from({ length: 40 }, (_, row) =>
      [`${1001 + row}`, `2024-01-${10 + (row % 20)}`, pad('C7', 8), pad(`${row}.50`, 12)].join(','),
    );
    const { preview: found } = await preview(write('filled.csv', `order_id,date,${pad('customer_id', 16)},amount\n${rows.join('\n')}\n`));
    expect(found).toMatchObject({ dialect: { encoding: 'utf-8', delimiter: ',' }, kind: 'orders' });
    const { summary, records } = await collect(
      write('filled.csv', `order_id,date,${pad('customer_id', 16)},amount\n${rows.join('\n')}\n`),
      found.mapping,
    );
    expect(summary).toMatchObject({ read: 40, loaded: 40, amount: '800' });
    expect(records[3]?.values).toMatchObject({ orderId: '1004', customerId: 'C7', amount: 35_000n });
  });

  test('records of another width are counted', async () => {
    const { preview: found } = await preview(write('ragged.csv', 'a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,"x,3\n'));
    expect(found.ragged).toBe(3);
  });

  test.each([
    ['empty.csv', '', 'FILE_EMPTY'],
    ['blank.csv', '\n\n \n', 'FILE_EMPTY'],
    ['book.xlsx', 'PK\u0003\u0004xxxx', 'FILE_DAMAGED'],
    ['old.sqlite', 'SQLite format 3\0', 'FILE_DAMAGED'],
    ['wide.csv', `${Array.from({ length: 4097 }, (_, index) => `c${index}`).join(',')}\n`, 'FILE_TOO_WIDE'],
  ])('%s is refused', async (name, content, code) => {
    await expect(preview(write(name, content))).rejects.toMatchObject({ code });
  });
  test('noise and missing files are refused', async () => {
    const noise = new Uint8Array(50_000).map((_, index) => Math.imul(index + 1, 2_654_435_761) >>> 13);
    await expect(preview(write('noise.csv', noise))).rejects.toMatchObject({ code: 'FILE_NOT_TEXT' });
    await expect(preview('/nowhere/at/all.csv')).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    await expect(preview(write('cut.csv.gz', gzipSync(ORDERS.repeat(1000)).subarray(0, 200)))).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
    await expect(preview(write('x.csv', ORDERS), { dialect: { encoding: 'utf-99' } })).rejects.toMatchObject({ code: 'MAPPING_INVALID' });
  });
});
