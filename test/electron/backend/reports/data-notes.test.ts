import { expect, test } from 'vitest';
import { renderDataNotes } from '../../../../electron/backend/reports/render/data-notes.ts';
import { unescapeHtml } from '../../../../electron/backend/reports/render/html.ts';
import { wordsOf } from '../../../../electron/backend/reports/render/words.ts';
import type { ImportNote } from '../../../../electron/backend/reports/report-document.ts';
import type { Locale } from '../../../../shared/contract/settings.ts';
import { createTranslator } from '../../../../shared/messages/translator.ts';
import { reportDocument } from '../../../fixtures/report-document.ts';

const [PLAIN] = reportDocument([]).imports;
if (PLAIN === undefined) throw new Error('the fixture has an import');
const LEDGER = {
  ...PLAIN.ledger,
  read: 100,
  loaded: 90,
  unchanged: 3,
  filtered: 4,
  rejected: 3,
  filteredBy: [4],
  anonymous: 7,
  rounded: 0,
  amount: '12.5',
};

const NOTE: ImportNote = {
  ...PLAIN,
  fileName: 'till <1>.csv',
  kind: 'payments',
  encoding: 'windows-1251',
  ledger: LEDGER,
  filters: [{ column: 'State', test: 'notEquals', value: 'void' }],
  steps: [{ step: 'trim', columns: ['Name', 'City'], changed: 12 }],
  rejections: [
    { reason: 'notANumber', column: 'Total', count: 2 },
    { reason: 'tooFewFields', column: null, count: 1 },
  ],
};

const textOf = (notes: readonly ImportNote[], locale: Locale = 'en') => {
  const { context, currency } = reportDocument([]);
  const { markup } = renderDataNotes(notes, wordsOf({ locale, context, currency }));
  return unescapeHtml(markup.replace(/<[^>]+>/g, ' '))
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');
};

test('every difference between file and data is a sentence, and the totals balance', () => {
  const { t, text } = createTranslator('en');
  const notes = textOf([NOTE]);
  expect(notes).toContain('till <1>.csv');
  expect(notes).toContain(`${t('imports.kinds.payments.name')}`);
  expect(notes).toContain(' 100 90 3 4 3 €12.50');
  expect(notes).toContain('Kept only rows where State is not “void”; 4 left out.');
  expect(notes).toContain('Name, City; 12 cells changed.');
  expect(notes).toContain(`2 rows rejected, column Total: ${text('errors.reject.notANumber')}`);
  expect(notes).toContain(`1 row rejected: ${text('errors.reject.tooFewFields')}`);
  expect(notes).toContain('WINDOWS-1251');
  expect(textOf([NOTE], 'fa')).toContain('۱۲ خانه تغییر کرد');
});

test('a file of which nothing is to be said says that, and has no column for unchanged rows', () => {
  const ledger = { ...LEDGER, loaded: 100, unchanged: 0, filtered: 0, rejected: 0, filteredBy: [], anonymous: 0, amount: '0' };
  const notes = textOf([{ ...NOTE, ledger, filters: [], steps: [], rejections: [] }]);
  expect(notes).toContain('Every row was loaded as it came.');
  expect(notes).not.toContain('Unchanged');
  expect(textOf([])).toBe(' No file has been imported. ');
});
