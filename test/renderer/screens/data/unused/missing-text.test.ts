import { expect, test } from 'vitest';
import { missingText } from '../../../../../renderer/screens/data/unused/missing-text.ts';
import { makeWords } from '../../../../../renderer/state/words.ts';
import { createFormatter } from '../../../../../shared/format/formatter.ts';
import { createTranslator } from '../../../../../shared/messages/translator.ts';

const words = makeWords(createTranslator('en'), createFormatter({ locale: 'en', calendar: 'gregorian', currency: '', latinDigits: false }));

test('a row itself comes with any file of its kind', () => {
  expect(missingText({ relation: 'subscriptions', column: 'subscription_id', roles: [], kinds: ['subscriptions'] }, words)).toBe(
    'a file of subscriptions and contracts',
  );
});

test('a column comes in files, under names; other files that would do are told once', () => {
  const missing = { relation: 'order_lines', column: 'cost', roles: ['cost'], kinds: ['orders', 'orderLines'] };
  expect(missingText(missing, words)).toBe('Cost: from a file of orders or order lines with a column for Cost');
  const alternatives = [
    { relation: 'costs', column: 'amount', kinds: ['costs'] },
    { relation: 'costs', column: 'day', kinds: ['costs'] },
    { relation: 'orders', column: 'amount', kinds: ['orders'] },
  ];
  expect(missingText({ ...missing, alternatives }, words)).toBe(
    'Cost: from a file of orders or order lines with a column for Cost or a file of costs',
  );
});

test('what no file brings is named as it stands', () => {
  expect(missingText({ relation: 'customers', column: 'revenue', roles: [], kinds: [] }, words)).toBe('Revenue (Customers)');
});
