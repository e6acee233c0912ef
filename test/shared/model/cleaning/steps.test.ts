import { fc, test as property } from '@fast-check/vitest';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileCellStep } from '../../../../shared/model/cleaning/cell-step.ts';
import { stripCompanySuffix } from '../../../../shared/model/cleaning/company-suffix.ts';
import { cleanEmail } from '../../../../shared/model/cleaning/email-address.ts';
import { loadNumberingPlans, toE164 } from '../../../../shared/model/cleaning/phone-number.ts';
import { changeCase, foldText, mergeTexts, replaceText, splitText, trimText } from '../../../../shared/model/cleaning/plain-steps.ts';
import { countAddedColumns, nameAddedColumns, TextCleaner } from '../../../../shared/model/cleaning/text-cleaner.ts';
import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';

beforeAll(loadNumberingPlans);

describe('trim', () => {
  test.each([
    ['  a  b ', 'a b'],
    ['\u00a0a\u2009\u00a0b\u200b', 'a b'],
    ['\u200f\u202bعلی\u202c\u200f', 'علی'],
    ['line one \n line two', 'line one \n line two'],
    ['e\u0301', 'é'],
    ['می\u200cشود', 'می\u200cشود'],
    ['\ufeffid', 'id'],
    ['   ', ''],
  ])('%j → %j', (text, expected) => {
    expect(trimText(text)).toBe(expected);
  });
});

describe('fold', () => {
  const ALL = { digits: true, arabicLetters: true, yo: true, width: true };
  test.each([
    ['۱۲٣４', '1234'],
    ['علي كريمي', 'علی کریمی'],
    ['می\u200cشود', 'میشود'],
    ['Ёлка ёж', 'Елка еж'],
    ['ＡＢＣ　１２！', 'ABC 12!'],
    ['中文', '中文'],
  ])('%j → %j', (text, expected) => {
    expect(foldText(text, ALL)).toBe(expected);
  });
  test('each on its own switch', () => {
    const none = { digits: false, arabicLetters: false, yo: false, width: false };
    const mixed = '۱ي ёＡ';
    expect(foldText(mixed, none)).toBe(mixed);
    expect(foldText(mixed, { ...none, digits: true })).toBe('1ي ёＡ');
    expect(foldText(mixed, { ...none, arabicLetters: true })).toBe('۱ی ёＡ');
    expect(foldText(mixed, { ...none, yo: true })).toBe('۱ي еＡ');
    expect(foldText(mixed, { ...none, width: true })).toBe('۱ي ёA');
  });
});

test('case', () => {
  expect(changeCase('ÉCOLE d’été', 'lower')).toBe('école d’été');
  expect(changeCase('straße', 'upper')).toBe('STRASSE');
  expect(changeCase("ann-marie O'BRIEN, it's иванов пётр", 'title')).toBe("Ann-Marie O'Brien, It's Иванов Пётр");
});

test('split and merge', () => {
  expect(splitText(' Ann  Maria Lee ', ' ', 2)).toEqual(['Ann', 'Maria Lee']);
  expect(splitText('Lee, Ann, MD', ',', 2)).toEqual(['Lee', 'Ann, MD']);
  expect(splitText('Lee', ',', 3)).toEqual(['Lee', '', '']);
  expect(splitText('', ',', 2)).toEqual(['', '']);
  expect(mergeTexts([' Ann ', '', 'Lee'], ' ')).toBe('Ann Lee');
  expect(mergeTexts(['', ' '], '-')).toBe('');
});

test('replace', () => {
  expect(replaceText('a.b.c', '.', '$&', false)).toBe('a$&b$&c');
  expect(replaceText(' n/a ', 'n/a', '', true)).toBe('');
  expect(replaceText('n/a x', 'n/a', '', true)).toBe('n/a x');
});

describe('phone numbers to E.164', () => {
  // Numbers from the national examples of libphonenumber's metadata and from numbering plans reserved for fiction.
  test.each([
    ['0912 123 4567', 'IR', '+989121234567'],
    ['۰۹۱۲۱۲۳۴۵۶۷', 'IR', '+989121234567'],
    ['9121234567', 'IR', '+989121234567'],
    ['+98 (912) 123-45-67', 'DE', '+989121234567'],
    ['00989121234567', 'IR', '+989121234567'],
    ['0098 912 123 4567', 'US', '+989121234567'],
    ['989121234567', 'IR', '+989121234567'],
    ['8 (912) 345-67-89', 'RU', '+79123456789'],
    ['067 123 45 67', 'UA', '+380671234567'],
    ['138 0013 8000', 'CN', '+8613800138000'],
    ['030 123456', 'DE', '+4930123456'],
    ['(201) 555-0123', 'US', '+12015550123'],
    ['201-555-0123 ext. 12', 'US', '+12015550123 x12'],
    ['+12015550123 x12', 'US', '+12015550123 x12'],
    ['tel: 030 123456', 'DE', 'tel: 030 123456'],
    ['123', 'DE', '123'],
    ['ask Ann', 'DE', 'ask Ann'],
    ['0912 123 4567 / 0912 123 4568', 'IR', '0912 123 4567 / 0912 123 4568'],
    ['030 123456', 'XX', '030 123456'],
    ['+49 30 123456', 'XX', '+4930123456'],
    ['', 'DE', ''],
  ])('%j in %s', (text, country, expected) => {
    expect(toE164(text, country)).toBe(expected);
  });
});

test.each([
  ['  Ann.Lee@Example.COM ', 'ann.lee@example.com'],
  ['mailto:Ann@x.com', 'ann@x.com'],
  ['Ann Lee <ANN@x.com>', 'ann@x.com'],
  ['ann @ x.com;', 'ann@x.com'],
  ['ann＠x.com', 'ann@x.com'],
  ['no address', 'no address'],
  ['a@b@c', 'a@b@c'],
  ['', ''],
])('e-mail %j → %j', (text, expected) => {
  expect(cleanEmail(text)).toBe(expected);
});

describe('company names without their legal form', () => {
  test.each([
    ['Acme Ltd', 'Acme'],
    ['Acme Ltd.', 'Acme'],
    ['Acme, Inc.', 'Acme'],
    ['Acme Co., Ltd.', 'Acme'],
    ['Acme Pty Ltd', 'Acme'],
    ['Acme L.L.C.', 'Acme'],
    ['Müller GmbH', 'Müller'],
    ['Müller G.m.b.H.', 'Müller'],
    ['Müller GmbH & Co. KG', 'Müller'],
    ['Siemens AG', 'Siemens'],
    ['Dupont S.A.R.L.', 'Dupont'],
    ['Dupont S.A.', 'Dupont'],
    ['Dupont SAS', 'Dupont'],
    ['Rossi S.p.A.', 'Rossi'],
    ['Rossi S.r.l.', 'Rossi'],
    ['Acme S.A. de C.V.', 'Acme'],
    ['Kowalski Sp. z o.o.', 'Kowalski'],
    ['ООО «Ромашка»', 'Ромашка'],
    ['Ромашка, ООО', 'Ромашка'],
    ['ИП Иванов', 'Иванов'],
    ['Общество с ограниченной ответственностью "Ромашка"', 'Ромашка'],
    ['ТОВ «Калина»', 'Калина'],
    ['شرکت سهامی خاص پارس', 'پارس'],
    ['شرکت پارس (سهامی خاص)', 'پارس'],
    ['深圳华为有限公司', '深圳华为'],
    ['华为股份有限公司', '华为'],
    ['株式会社ソニー', '株式会社ソニー'],
    ['Ann as', 'Ann as'],
    ['Visa', 'Visa'],
    ['Ltd', 'Ltd'],
    ['Coca-Cola', 'Coca-Cola'],
    ['', ''],
  ])('%j → %j', (text, expected) => {
    expect(stripCompanySuffix(text)).toBe(expected);
  });
});

describe('several steps', () => {
  test('columns they add have names', () => {
    const steps: CleaningStep[] = [
      { step: 'split', column: 0, mark: ' ', into: 2 },
      { step: 'merge', columns: [1, 2], mark: ' ' },
    ];
    expect(countAddedColumns(steps)).toBe(3);
    expect(nameAddedColumns(steps, ['name', ''])).toEqual(['name 1', 'name 2', '#2 + name 1']);
  });

  test('fill down begins at the first value', () => {
    const cleaner = new TextCleaner([{ step: 'fillDown', columns: [0] }], 1);
    const rows = [[''], ['a'], [' '], ['b'], ['']];
    for (const [index, row] of rows.entries()) cleaner.clean(row, index + 2);
    expect(rows).toEqual([[''], ['a'], ['a'], ['b'], ['b']]);
    expect(cleaner.counts).toEqual([
      {
        changed: 2,
        examples: [
          { line: 4, before: ' ', after: 'a' },
          { line: 6, before: '', after: 'b' },
        ],
      },
    ]);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.stringMatching(/^[ \u00a0\u200c\u200fa-cA-CЁёيكی۱１Ａ.,'&@+0-9-]{0,16}$/),
  fc
    .tuple(
      fc.constantFrom('ООО «', 'شرکت ', '', 'ИП '),
      fc.stringMatching(/^[A-Za-zА-я ]{1,8}$/),
      fc.constantFrom(' Ltd.', ' GmbH & Co. KG', ' S.A.', '»', '有限公司', ', Inc', ''),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom('0912 123 4567', '+49 30 123456', '201-555-0123 ext. 12', 'Ann <A@B.c>', 'mailto:x@y.z'),
);
const IDEMPOTENT: readonly CleaningStep[] = [
  { step: 'trim', columns: [0] },
  { step: 'fold', columns: [0], digits: true, arabicLetters: true, yo: true, width: true },
  { step: 'case', columns: [0], to: 'lower' },
  { step: 'case', columns: [0], to: 'upper' },
  { step: 'phone', columns: [0], country: 'US' },
  { step: 'email', columns: [0] },
  { step: 'companySuffix', columns: [0] },
  { step: 'replace', columns: [0], find: 'a', by: 'b', whole: false },
];

describe('laws', () => {
  property.prop([anyText, fc.constantFrom(...IDEMPOTENT)], { numRuns: 4000 })('a second run changes nothing', (text, step) => {
    const cleaner = new TextCleaner([step], 1);
    const first = [text];
    cleaner.clean(first, 1);
    const again = [...first];
    new TextCleaner([step], 1).clean(again, 1);
    expect(again).toEqual(first);
    expect(cleaner.counts[0]?.changed).toBe(first[0] === text ? 0 : 1);
  });

  property.prop([anyText], { numRuns: 1000 })('an empty cell stays empty under every step of one cell', (text) => {
    for (const step of IDEMPOTENT)
      if ('columns' in step && step.step !== 'fillDown' && step.step !== 'merge') expect(compileCellStep(step)('')).toBe('');
    expect(trimText(text)).toBe(trimText(` ${text}\u200f`));
  });

  property.prop([fc.array(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 2, maxLength: 6 })], { numRuns: 500 })(
    'what was split is joined again by the same mark',
    (words) => {
      expect(mergeTexts(splitText(words.join('-'), '-', words.length), '-')).toBe(words.join('-'));
    },
  );
});

test('long texts cost no more than their length', () => {
  const hostile = [`x${' '.repeat(2e5)}y`, `a${', '.repeat(1e5)}b`, 'ltd '.repeat(5e4), '+1 '.repeat(5e4), 'a@'.repeat(1e5)];
  for (const step of IDEMPOTENT) {
    if (step.step === 'fillDown' || step.step === 'split' || step.step === 'merge') continue;
    const change = compileCellStep(step);
    for (const text of hostile) expect(change(text).length).toBeLessThanOrEqual(text.length);
  }
});
