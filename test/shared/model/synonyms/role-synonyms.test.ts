import { describe, expect, test } from 'vitest';
import { ROLES } from '../../../../shared/model/role.ts';
import { normalizeHeader, ROLE_SYNONYMS } from '../../../../shared/model/synonyms/role-synonyms.ts';

describe('header synonyms', () => {
  test('every role has words in English, Persian, Cyrillic and Chinese', () => {
    for (const role of ROLES.filter((option) => option !== 'ignore')) {
      const words = ROLE_SYNONYMS.filter((synonym) => synonym.role === role).map((synonym) => synonym.words);
      for (const script of [/[a-z]/, /\p{Script=Arabic}/u, /\p{Script=Cyrillic}/u, /\p{Script=Han}/u]) {
        expect(
          words.some((word) => script.test(word)),
          `${role} ${script}`,
        ).toBe(true);
      }
    }
  });
  test('a likeliest word belongs to one role only', () => {
    const owners = new Map<string, string>();
    for (const { words, role, rank } of ROLE_SYNONYMS) {
      if (rank > 0) continue;
      expect(owners.get(words) ?? role, words).toBe(role);
      owners.set(words, role);
    }
  });
  test('no word is empty', () => {
    expect(ROLE_SYNONYMS.filter(({ words }) => words === '')).toEqual([]);
  });
});

describe('normal form of a header', () => {
  test.each([
    ['InvoiceNo.', 'invoice no'],
    ['customer_id', 'customer id'],
    ['CustomerID', 'customer id'],
    ['HTTPServer', 'http server'],
    ['  Order   Date ', 'order date'],
    ['E-Mail', 'e mail'],
    ['Кол-во, шт.', 'кол во шт'],
    ['Счёт', 'счет'],
    ['№заказа', '# заказа'],
    ['كد مشتري', 'کد مشتری'],
    ['نام\u200cمشتری', 'نام مشتری'],
    ['Ｏｒｄｅｒ', 'order'],
    ["Ім'я", 'ім я'],
    ['!!!', ''],
  ])('%s', (header, expected) => {
    expect(normalizeHeader(header)).toBe(expected);
  });
});
