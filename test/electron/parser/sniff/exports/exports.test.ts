import { describe, expect, test } from 'vitest';
import { encodeAs } from '../../support/encode-as.ts';
import { createScratch } from '../../support/scratch.ts';
import { lookAt, readExport } from './read-export.ts';

const write = createScratch();
const lines = (rows: readonly (readonly string[])[], delimiter: string, end = '\r\n') => rows.map((row) => `${row.join(delimiter)}${end}`).join('');
const numbered = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
const two = (value: number) => String(value).padStart(2, '0');
const scaledSum = (records: readonly { readonly values: { readonly amount?: unknown } }[]) =>
  records.reduce((sum, { values }) => sum + (typeof values.amount === 'bigint' ? values.amount : 0n), 0n);

describe('spreadsheets', () => {
  const sheet = (notes: readonly (readonly string[])[]) =>
    lines(
      [
        ['Sales of January', '', '', '', ''],
        ['Printed:', '03.02.2024 08:15', '', '', ''],
        ['', '', '', '', ''],
        ['Order no.', 'Order date', 'Customer', 'Quantity', 'Amount'],
        ...numbered(40, (row) => [`A-${100 + row}`, `${two(1 + (row % 28))}.01.2024`, `Firm ${row % 7}`, '2', `1.${two(row)}0,50`]),
        ...notes,
      ],
      ';',
    );
  test.each([
    [
      'a total, a blank row and a note as wide as the table',
      [
        ['', '', '', 'Total', '41.780,00'],
        ['', '', '', '', ''],
        ['All amounts without tax.', '', '', '', ''],
      ],
      3,
    ],
    ['figures that are the sums of their columns, without a name', [['', '', '', '80', '47.820,00']], 1],
    [
      'the same below a note',
      [
        ['', '', '', '80', '47.820,00'],
        ['Net prices', '', '', '', ''],
      ],
      2,
    ],
  ])('%s', async (_, notes, footerLines) => {
    const { preview, readings, records, summary } = await readExport(write('sheet.csv', `\ufeff${sheet(notes)}`));
    expect(preview.dialect).toMatchObject({ delimiter: ';', skipLines: 3, footerLines });
    expect(readings).toMatchObject({ 'Order date': 'dmy gregorian', Amount: 'number .#,' });
    expect([records.length, summary.rejected, scaledSum(records)]).toEqual([40, 0, 478_200_000n]);
  });
  test('figures that are no sum, and a lone name below filled rows, are records', async () => {
    const { preview, summary } = await readExport(write('odd.csv', sheet([['', '', '', '80', '7,00']])), 'orders');
    expect([preview.dialect.footerLines, summary.read, summary.rejected]).toEqual([undefined, 41, 1]);
    expect((await readExport(write('lone.csv', sheet([['A-999', '', '', '', '']])), 'orders')).summary.read).toBe(41);
  });
  test('pages with subtotals: what stands below the last page is no data, what lies between is refused with its reason', async () => {
    const page = (number: number) => numbered(10, (row) => [`${number}${row}`, `2024-01-${two(row + 1)}`, `C${row}`, `${row}.00`]);
    const header = ['Invoice', 'Date', 'Customer', 'Amount'];
    const subtotal = ['Subtotal', '', '', '45.00'];
    const text = lines([['Page 1'], header, ...page(1), subtotal, header, ...page(2), subtotal, ['Grand total', '', '', '90.00']], ',');
    const { preview, summary, rejected, records } = await readExport(write('pages.csv', text));
    expect(preview.structure).toMatchObject({ preamble: ['Page 1'], footer: ['Subtotal,,,45.00', 'Grand total,,,90.00'] });
    expect([summary.loaded, scaledSum(records)]).toEqual([20, 900_000n]);
    expect(rejected).toMatchObject([{ line: 13, reason: 'missingValue' }]);
  });
});

describe('banks and shops', () => {
  test('a bank names "Währung" twice and writes other lines above the table', async () => {
    const rows = numbered(30, (row) => [`${two(1 + (row % 28))}.01.2024`, 'REWE SAGT DANKE', `1.0${two(row)},56`, 'EUR', `-${row},95`, 'EUR']);
    const text = `Umsatzanzeige;Datei erstellt am: 05.02.2024 10:21\r\nIBAN;DE89370400440532013000\r\nSaldo;1.234,56;EUR\r\n\r\nDie vorgemerkten Umsätze fehlen.\r\n\r\n${lines([['Buchung', 'Empfänger', 'Saldo', 'Währung', 'Betrag', 'Währung'], ...rows], ';')}`;
    const { preview, readings } = await lookAt(write('bank.csv', encodeAs(text, 'windows-1252')));
    expect(preview.columns.map(({ header }) => header)).toEqual(['Buchung', 'Empfänger', 'Saldo', 'Währung', 'Betrag', 'Währung']);
    expect(preview.dialect).toMatchObject({ encoding: 'windows-1252', hasHeader: true, skipLines: 6 });
    expect(readings).toMatchObject({ Buchung: 'dmy gregorian', Saldo: 'number .#,', Betrag: 'number #,' });
    expect(preview.rows).toHaveLength(30);
  });
  test('order numbers in ="…" and call numbers behind an apostrophe, as Chinese shops guard them from spreadsheets', async () => {
    const rows = numbered(30, (row) => [
      `="${1_234_567_890_123_456_000n + BigInt(row)}"`,
      '张三',
      `="${row}.50"`,
      `'138${String(10_000_000 + row)}`,
      `2024-01-${two(1 + (row % 28))} 10:05:00`,
    ]);
    const text = lines([['订单编号', '买家会员名', '总金额', '联系手机', '订单创建时间'], ...rows], ',');
    const { preview, records } = await readExport(write('shop.csv', encodeAs(text, 'gb18030')));
    expect(preview.dialect.encoding).toBe('gb18030');
    expect(records[1]?.values).toMatchObject({ orderId: '1234567890123456001', amount: 15_000n, phone: '13810000001' });
  });
  test('a tax number is no call number, whatever its length', async () => {
    const rows = numbered(30, (row) => [
      `${two(1 + (row % 28))}.01.2024`,
      `Н-${row}`,
      'ООО Ромашка',
      `${7_701_234_567 + row}`,
      `0000${1000 + row}`,
      `${row},00`,
    ]);
    const text = lines([['Дата', 'Номер', 'Контрагент', 'ИНН', 'Лицевой', 'Сумма'], ...rows], ';');
    const { preview } = await lookAt(write('tax.csv', encodeAs(text, 'windows-1251')));
    expect(preview.columns.map(({ role }) => role)).not.toContain('phone');
  });
  test('addresses without a name above them are values, the first one too', async () => {
    const { preview } = await lookAt(write('mails.txt', 'ann@example.com\nbob@example.org\nchi@example.net\n'), 'customers');
    expect([preview.dialect.hasHeader, preview.rows.length, preview.columns[0]?.role]).toEqual([false, 3, 'email']);
  });
});

describe('tills, ledgers and web statistics', () => {
  test('a till fills its cells up with blanks and ends each line with a comma', async () => {
    const rows = numbered(40, (row) => [
      ` ${1000 + row}`,
      ` 1/${1 + (row % 28)}/2024 `,
      ' -- ',
      ' 2 ',
      ` $ ${row}.50 `,
      row % 9 === 0 ? ` -$ ${row}.50 ` : ` $ ${row}.50 `,
      '',
    ]);
    const text = lines([['Receipt #', ' Date ', ' Cashier ', ' Qty ', ' Price ', ' Line Total ', ''], ...rows], ',');
    const { preview, readings } = await lookAt(write('till.csv', text));
    expect(preview.dialect.delimiter).toBe(',');
    expect(readings).toMatchObject({ Date: 'mdy gregorian', Price: 'number #.', 'Line Total': 'number #.' });
  });
  test('a list of SAP: rules, cells filled up, the minus behind, sums behind an asterisk', async () => {
    const rule = '-'.repeat(50);
    const amount = (row: number) => `${row + 1}.234,50${row % 4 === 0 ? '-' : ' '}`.padStart(16);
    const rows = numbered(40, (row) => `|${9_000_000 + row}   |${two(1 + (row % 28))}.01.2024|${100 + (row % 5)}   |${amount(row)}|EUR  |`);
    const sum = `|*         |          |      |${'9.999,00 '.padStart(16)}|EUR  |`;
    const text = [rule, '|Beleg     |Datum     |Kunde |          Betrag|Währg|', rule, ...rows, rule, sum, rule, ''].join('\r\n');
    const { preview, readings } = await lookAt(write('sap.txt', encodeAs(text, 'windows-1252')));
    expect(preview.rows).toHaveLength(40);
    expect(preview.structure?.footer).toContain(sum);
    expect(readings).toMatchObject({ Datum: 'dmy gregorian', Betrag: 'number .#,' });
  });
  test('sums without a name above a second table', async () => {
    const days = numbered(28, (row) => [`202401${two(row + 1)}`, `"1,${String(row).padStart(3, '0')}"`, `$${row}.50`]);
    const other = [['Day Index', 'Sessions'], ...numbered(3, (row) => [`1/${row + 1}/24`, `"1,00${row}"`])];
    const text = `# All Web Site Data\n\n${lines([['Date', 'Sessions', 'Revenue'], ...days, ['', '"28,378"', '$392.00']], ',', '\n')}\n${lines(other, ',', '\n')}`;
    const { preview } = await lookAt(write('web.csv', text));
    expect([preview.rows.length, preview.dialect.footerLines]).toEqual([28, 6]);
  });
  test('rules below the names are no names', async () => {
    const rows = numbered(12, (row) => `| Ann ${row} | ${row}.50 | 2024-01-${two(row + 1)} |`);
    const { preview } = await lookAt(write('table.md', ['| Name | Amount | Date |', '|------|-------:|------|', ...rows, ''].join('\n')));
    expect([preview.columns.map(({ header }) => header), preview.rows.length]).toEqual([['', 'Name', 'Amount', 'Date', ''], 12]);
  });
  test('many days in one or two years tell where years of two digits stand', async () => {
    const last = lines([['Дата', 'Сумма'], ...numbered(40, (row) => [`${two(1 + (row % 28))}.${two(1 + (row % 12))}.23`, `${row},50`])], ';');
    expect((await lookAt(write('last.csv', last))).preview.columns[0]).toMatchObject({ reading: { order: 'dmy' }, alternatives: [] });
    const first = last.replaceAll(/^(\d\d)\.(\d\d)\.(\d\d)/gm, '$3.$2.$1');
    expect((await lookAt(write('first.csv', first))).preview.columns[0]).toMatchObject({ reading: { order: 'ymd' }, alternatives: [] });
    const open = lines([['Дата', 'Сумма'], ...numbered(9, (row) => [`0${1 + (row % 9)}.${two(1 + (row % 12))}.23`, `${row},50`])], ';');
    expect((await lookAt(write('open.csv', open))).preview.columns[0]?.alternatives).not.toEqual([]);
  });
});

describe('scripts and customs', () => {
  const jalali = (years: readonly string[]) => [
    ['کد مشتری', 'تاریخ خرید', 'مبلغ'],
    ...numbered(40, (row) => [`${two(row)}001`, `${years[row % years.length]}/${two(1 + (row % 12))}/${two(1 + (row % 28))}`, `${row + 1}000`]),
  ];
  test('Jalali years of two digits are asked for, the calendar of the file first', async () => {
    const text = lines(jalali(['99', '00', '01', '02']), '\t')
      .replaceAll('ی', 'ي')
      .replaceAll('ک', 'ك');
    const { preview, records } = await readExport(write('jalali.txt', encodeAs(text, 'windows-1256')), 'orders');
    const date = preview.columns[1];
    expect(date?.reading).toEqual({ kind: 'date', order: 'ymd', calendar: 'jalali' });
    expect(date?.alternatives).toContainEqual({ kind: 'date', order: 'ymd', calendar: 'gregorian' });
    // 1 Farvardin 1399 was 20 March 2020.
    expect(records[0]?.values.orderDate).toBe(Date.UTC(2020, 2, 20) / 1000);
  });
  test('a day that only one calendar has decides', async () => {
    const { preview } = await lookAt(write('jalali.csv', lines([...jalali(['99', '00']), ['77001', '00/02/31', '5000']], ',')));
    expect(preview.columns[1]).toMatchObject({ reading: { calendar: 'jalali' }, alternatives: [], guess: { contradictions: 0 } });
  });
  test('full-width figures and their marks', async () => {
    const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const rows = numbered(30, (row) => [`A${row}`, wide(`2024/01/${two(1 + (row % 28))}`), wide(`1,${row % 10}00.5`), wide(`-${row}%`)]);
    const { readings, preview } = await lookAt(write('wide.csv', lines([['id', '日付', '金額', '率'], ...rows], ',')));
    expect(readings).toMatchObject({ 日付: 'ymd gregorian', 金額: 'number ,#.', 率: 'number #.%' });
    expect(preview.columns.every(({ guess }) => guess.contradictions === 0)).toBe(true);
  });
  test('the yen sign of Shift_JIS is one', async () => {
    const rows = numbered(30, (row) => [`${row}`, `"\\${row + 1},000"`, row % 2 === 0 ? 'はい' : 'いいえ']);
    const { preview, readings } = await lookAt(write('yen.csv', encodeAs(lines([['番号', '金額', '支払済'], ...rows], ','), 'shift_jis')));
    expect(preview.dialect.encoding).toBe('shift_jis');
    expect(readings).toMatchObject({ 金額: 'number ,#.', 支払済: 'flag' });
    expect(preview.columns[1]?.alternatives).toEqual([]);
  });
  test.each([
    ['1.500 €', 'number .#,', 0],
    ['$1,500', 'number ,#.', 0],
    ['1,500 원', 'number ,#.', 0],
    ['1.500 KWD', 'number #.', 1],
    ['1.500', 'number .#,', 1],
  ])('%s: amounts of most currencies are no thousandths', async (amount, reading, alternatives) => {
    const rows = numbered(30, (row) => [`A${row}`, `"${amount.replace('1', String(row + 1))}"`]);
    const { preview, readings } = await lookAt(write('amounts.csv', lines([['id', 'amount'], ...rows], ',')));
    expect([readings.amount, preview.columns[1]?.alternatives.length]).toEqual([reading, alternatives]);
  });
});
