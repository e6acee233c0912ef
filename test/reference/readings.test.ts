import { describe, expect, test } from 'vitest';
import { previewDelimited } from '../../electron/parser/sniff/preview.ts';
import { surveyFile } from '../../electron/parser/survey/survey-file.ts';
import type { Preview, Survey } from '../../shared/contract/imports.ts';
import type { ColumnReading } from '../../shared/model/import-mapping.ts';
import { hasReference, readCsv, referencePath } from './reference-data.ts';

/** How columns of public data sets are read without a human. What each holds is told by the set's SOURCE.md; counts are taken from the file by another reader. */
const data = (...parts: string[]) => referencePath('data', ...parts);

async function look(path: string): Promise<Preview> {
  return (await previewDelimited({ path, fileName: path.split('/').at(-1) ?? '', dialect: {}, kind: null, saved: [] })).preview;
}

/** A reading in short: "text", "number ,", "date dmy", "date ymd jalali", "percent ,". */
function short(reading: ColumnReading): string {
  if (reading.kind === 'number') return `${reading.percent === true ? 'percent' : 'number'} ${reading.decimal}`;
  if (reading.kind === 'date') return `date ${reading.order}${reading.calendar === 'gregorian' ? '' : ` ${reading.calendar}`}`;
  return reading.kind === 'timestamp' ? reading.unit : reading.kind;
}

const verdicts = ({ columns }: Preview) =>
  Object.fromEntries(columns.map(({ header, index, reading }) => [header === '' ? `#${index + 1}` : header, short(reading)]));
const open = ({ columns }: Preview) => columns.filter(({ alternatives }) => alternatives.length > 0).map(({ header }) => header);
const columnOf = ({ columns }: Survey, index: number) => columns.find((column) => column.index === index);
const NUMBER = 'number .';
const YMD = 'date ymd';

const SETS = [
  [['groceries-members', 'Groceries_dataset.csv'], { Member_number: 'text', Date: 'date dmy', itemDescription: 'text' }],
  [
    ['telco-churn', 'Telco-Customer-Churn.csv'],
    { customerID: 'text', tenure: NUMBER, MonthlyCharges: NUMBER, TotalCharges: NUMBER, Churn: 'flag', MultipleLines: 'text', Contract: 'text' },
  ],
  [
    ['crm-sales', 'sales_pipeline.csv'],
    { opportunity_id: 'text', product: 'text', deal_stage: 'text', engage_date: YMD, close_date: YMD, close_value: NUMBER },
  ],
  [['crm-sales', 'accounts.csv'], { account: 'text', sector: 'text', year_established: NUMBER, revenue: NUMBER, employees: NUMBER }],
  [
    ['support-tickets', 'customer_support_tickets.csv'],
    {
      'Ticket ID': 'text',
      'Date of Purchase': YMD,
      'First Response Time': YMD,
      'Time to Resolution': YMD,
      'Customer Satisfaction Rating': NUMBER,
      'Ticket Description': 'text',
    },
  ],
  [
    ['olist', 'sample3k', 'olist_orders_dataset.csv'],
    { order_id: 'text', customer_id: 'text', order_purchase_timestamp: YMD, order_approved_at: YMD, order_delivered_customer_date: YMD },
  ],
  [['olist', 'sample3k', 'olist_customers_dataset.csv'], { customer_zip_code_prefix: 'text', customer_unique_id: 'text' }],
  [['olist', 'sample3k', 'olist_order_items_dataset.csv'], { order_id: 'text', price: NUMBER, freight_value: NUMBER, shipping_limit_date: YMD }],
  [['olist', 'sample3k', 'olist_order_payments_dataset.csv'], { payment_type: 'text', payment_value: NUMBER, payment_installments: NUMBER }],
  [['cdnow', 'CDNOW_master.txt'], { customer_id: 'text', date: YMD, number_of_cds: NUMBER, dollar_value: NUMBER }],
  [['cdnow', 'CDNOW_sample.txt'], { '#1': 'text', '#2': 'text', '#3': YMD, '#4': NUMBER, '#5': NUMBER }],
  [['febrl', 'dataset1.csv'], { rec_id: 'text', postcode: 'text', date_of_birth: YMD, soc_sec_id: 'text' }],
  [
    ['online-retail', 'online_retail.csv.gz'],
    { InvoiceNo: 'text', StockCode: 'text', Quantity: NUMBER, InvoiceDate: YMD, UnitPrice: NUMBER, CustomerID: 'text' },
  ],
  [['csv', 'encodings', 'fa_persian_digits_jalali_utf-8.csv'], { تاریخ: 'date ymd jalali', مشتری: 'text', مبلغ: NUMBER }],
  [['csv', 'encodings', 'ru_excel_semicolon_decimal_comma_cp1251.csv'], { Дата: 'date dmy', Клиент: 'text', Сумма: 'number ,', Скидка: 'percent ,' }],
] as const;
const PATHS = SETS.map(([parts]) => data(...parts));

describe.runIf(hasReference(...PATHS))('readings of public data sets, with nobody asked', () => {
  test.each(SETS.map(([parts, expected]) => [parts.join('/'), data(...parts), expected] as const))('%s', async (_, path, expected) => {
    const preview = await look(path);
    expect(verdicts(preview)).toMatchObject(expected);
    expect(open(preview)).toEqual([]);
  });

  test('Groceries members: day first, by every one of 38,765 rows', async () => {
    const path = data('groceries-members', 'Groceries_dataset.csv');
    const { mapping } = await look(path);
    const rows = readCsv(path);
    const afterTwelfth = rows.filter(({ Date: date = '' }) => Number(date.slice(0, 2)) > 12).length;
    const survey = await surveyFile({ path, mapping }, () => undefined);
    expect(survey.rows).toBe(38_765);
    expect(columnOf(survey, 1)?.readings.map(({ reading, agrees, contradicts }) => [short(reading), agrees, contradicts])).toEqual([
      ['date dmy', 38_765, 0],
      ['date mdy', 38_765 - afterTwelfth, afterTwelfth],
      ['text', 38_765, 0],
    ]);
    expect(afterTwelfth).toBeGreaterThan(20_000);
  });

  test('Telco: eleven blank charges are empty, not bad', async () => {
    const path = data('telco-churn', 'Telco-Customer-Churn.csv');
    const { mapping, columns } = await look(path);
    const survey = await surveyFile({ path, mapping }, () => undefined);
    const total = columns.find(({ header }) => header === 'TotalCharges');
    expect(survey.rows).toBe(7043);
    expect(columnOf(survey, total?.index ?? -1)).toMatchObject({ filled: 7043 - 11, readings: [{ contradicts: 0 }, { reading: { kind: 'text' } }] });
  });

  test('FEBRL: dates of birth that never were are the only contradictions, each with its line', async () => {
    const path = data('febrl', 'dataset1.csv');
    const preview = await look(path);
    const born = preview.columns.find(({ header }) => header === 'date_of_birth');
    const bad = readCsv(path)
      .map((row, index) => ({ line: index + 2, value: (row[' date_of_birth'] ?? '').trim() }))
      .filter(({ value }) => value !== '' && !isDay(value));
    expect(born?.guess.contradictions).toBe(bad.length);
    expect(born?.guess.examples).toEqual(bad.slice(0, 5));
  });

  test('crm-sales: the sector that is misspelt everywhere has no twin in its own column', async () => {
    const { suggestedSteps } = await look(data('crm-sales', 'accounts.csv'));
    expect(suggestedSteps).toEqual([]);
  });
});

/** YYYYMMDD of a day that was, by the clock of the language. */
function isDay(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))];
  const date = new Date(Date.UTC(year, month - 1, day));
  return text.length === 8 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
