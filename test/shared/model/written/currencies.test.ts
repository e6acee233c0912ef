import { describe, expect, test } from 'vitest';
import { currencyMarkOf, isOneCurrency } from '../../../../shared/model/written/currencies.ts';

describe('the currency beside a figure', () => {
  test.each([
    ['$1,234.50', '$'],
    ['-US$ 5', 'US$'],
    ['(1 234,50 €)', '€'],
    ['1 234,50 руб.', 'руб'],
    ['5 USD', 'USD'],
    ['kr 150,--', 'kr'],
    ['۱۲۳٬۴۵۶ ریال', 'ریال'],
    ['¥1,000', '¥'],
    ['１２円', '円'],
    ['\\500', '\\'],
  ])('%s: %s', (text, mark) => {
    expect(currencyMarkOf(text)).toBe(mark);
  });

  test.each(['1,234.50', '12 %', '5 kg', '5 CR', '', 'EURO 5 USD'])('none in "%s"', (text) => {
    expect(currencyMarkOf(text)).toBeNull();
  });
});

describe('marks that can be one currency', () => {
  test.each([
    [[]],
    [['$', 'USD', 'US$', 'usd']],
    [['€', 'EUR']],
    [['kr', 'kr.', 'SEK']],
    [['¥', '円', 'JPY']],
    [['руб.', 'р.', '₽', 'RUB', 'RUR']],
    [['ریال', 'IRR', 'ريال']],
    [['zł', 'PLN']],
  ])('%j are', (marks) => {
    expect(isOneCurrency(marks)).toBe(true);
  });

  test.each([[['$', '€']], [['USD', 'CAD']], [['$', 'USD', 'CAD']], [['ریال', 'تومان']], [['元', '円']], [['SEK', 'NOK', 'kr']], [['грн', 'руб']]])(
    '%j are not',
    (marks) => {
      expect(isOneCurrency(marks)).toBe(false);
    },
  );
});
