import { expect, test } from 'vitest';
import { columnText, storedText } from '../../../../../renderer/screens/import/check/change-text.ts';
import { makeWords } from '../../../../../renderer/state/words.ts';
import { createFormatter } from '../../../../../shared/format/formatter.ts';
import { createTranslator } from '../../../../../shared/messages/translator.ts';

const en = makeWords(createTranslator('en'), createFormatter({ locale: 'en', calendar: 'gregorian', currency: '', latinDigits: false }));
const fa = makeWords(createTranslator('fa'), createFormatter({ locale: 'fa', calendar: 'jalali', currency: '', latinDigits: false }));

test('columns of the store are called as people call them', () => {
  expect(['lines', 'amount', 'ordered_at', 'country', 'customer_id'].map((column) => columnText('orders', column, en))).toEqual([
    'Lines',
    'Amount',
    'Ordered at',
    'Country',
    'Customer number',
  ]);
  expect(columnText('customers', 'key', en)).toBe('Customer number');
  expect(columnText('orders', 'amount', fa)).toBe(fa.text('catalogue.orders.amount'));
  expect(columnText('orders', 'something_else', en)).toBe('something_else');
});

test('amounts, counts, days, instants and flags are written as the person writes them; keys and texts stay', () => {
  expect(storedText('orders', 'amount', '12345678901234.5', en)).toBe('12,345,678,901,234.5');
  expect(storedText('orders', 'amount', '-1234.5', fa)).toBe(fa.formatter.exact('-1234.5', { kind: 'quantity' }));
  expect(storedText('orders', 'lines', '1200', en)).toBe('1,200');
  expect(storedText('orders', 'ordered_at', '2024-03-20', fa)).toBe(fa.formatter.day(19_802));
  expect(storedText('orders', 'ordered_at', '2024-03-20 09:30:00', en)).toBe(en.formatter.wallClock(19_802 * 86_400 + 34_200));
  expect(storedText('customers', 'registered_at', String(19_802 * 86_400), en)).toBe(en.formatter.day(19_802));
  expect(storedText('customers', 'birth_day', '-3652', en)).toBe(en.formatter.day(-3652));
  expect(storedText('customers', 'marketing_consent', 'true', en)).toBe('yes');
  expect(storedText('orders', 'customer_id', '0017', en)).toBe('0017');
  expect(storedText('orders', 'country', '2024-03-20', en)).toBe('2024-03-20');
  expect(storedText('orders', 'ordered_at', '', en)).toBe('');
  expect(storedText('no_table', 'amount', '1', en)).toBe('1');
});
