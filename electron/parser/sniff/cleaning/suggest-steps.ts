import type { SuggestedStep } from '../../../../shared/contract/imports.ts';
import { type CellStep, compileCellStep } from '../../../../shared/model/cleaning/cell-step.ts';
import { stripCompanySuffix } from '../../../../shared/model/cleaning/company-suffix.ts';
import { cleanEmail } from '../../../../shared/model/cleaning/email-address.ts';
import { findNearDuplicates } from '../../../../shared/model/cleaning/near-duplicates.ts';
import { foldText, trimText } from '../../../../shared/model/cleaning/plain-steps.ts';
import { TextCleaner } from '../../../../shared/model/cleaning/text-cleaner.ts';
import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';
import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import type { Role } from '../../../../shared/model/role.ts';
import type { ColumnSample } from '../column-values.ts';
import type { SampleRecord } from '../dialect.ts';
import { proposePhoneStep } from './suggest-phone.ts';

/** A column as far as it is known when steps are proposed. */
export interface KnownColumn {
  readonly index: number;
  readonly role: Role;
  readonly reading: ColumnReading;
  readonly sample: ColumnSample;
}

type Folding = Omit<Extract<CleaningStep, { step: 'fold' }>, 'step' | 'columns'>;

const NO_FOLDING: Folding = { digits: false, arabicLetters: false, yo: false, width: false };
const SWITCHES: readonly (keyof Folding)[] = ['digits', 'arabicLetters', 'yo', 'width'];
/** Values of a column that are a list to choose from, not free text. */
const MOST_CHOICES = 200;
const LEAST_ROWS_A_CHOICE = 3;
const LOOKED_AT = 5000;
/** Groups of a report, and the share of their rows below the first. */
const LEAST_GROUPS = 2;
const LEAST_BLANK = 0.3;
/** Average length from which on values are sentences. */
const PROSE_LETTERS = 60;

/** Steps that would change something that matters: values that are one and the same but not to a program. Each with the rows it would change and examples. */
export function suggestSteps(columns: readonly KnownColumn[], data: readonly SampleRecord[], width: number, country: string | null): SuggestedStep[] {
  const texts = columns.filter(({ reading, sample, index }) => reading.kind === 'text' && sample.seen > 0 && index < width);
  const labels = texts.filter((column) => !isProse(column));
  const steps = [proposeTrim(labels), proposeFold(labels), proposePhoneStep(texts, country), proposeEmail(texts), proposeSuffix(texts)].filter(
    (step) => step !== null,
  );
  const values = texts.flatMap((column) => proposeValues(column, steps) ?? []);
  return [proposeFillDown(columns, data, width), ...steps, ...values].flatMap((step) => (step === null ? [] : countChanges(step, data, width)));
}

function countChanges(step: CleaningStep, data: readonly SampleRecord[], width: number): SuggestedStep[] {
  const cleaner = new TextCleaner([step], width);
  for (const { fields, line, isBroken } of data) if (!isBroken) cleaner.clean([...fields.slice(0, width)], line);
  const [count] = cleaner.counts;
  return count === undefined || count.changed === 0 ? [] : [{ step, changed: count.changed, examples: [...count.examples] }];
}

/** Reports write the name of a group once: the columns on the left are filled in the first row of each group only, never twice with the same. */
function proposeFillDown(columns: readonly KnownColumn[], data: readonly SampleRecord[], width: number): CleaningStep | null {
  const rows = data.filter(({ isBroken }) => !isBroken);
  const isGroup = ({ index, sample }: KnownColumn) =>
    index < width &&
    (rows[0]?.fields[index] ?? '').trim() !== '' &&
    sample.seen >= LEAST_GROUPS &&
    sample.values.length === sample.seen &&
    sample.seen <= rows.length * (1 - LEAST_BLANK);
  const others = columns.findIndex((column) => !isGroup(column));
  const touched = columns.slice(0, others < 0 ? 0 : others);
  return touched.length === 0 ? null : { step: 'fillDown', columns: indexesOf(touched) };
}

/** Blanks at the ends make no difference to the import; those within, and invisible marks, do. */
function proposeTrim(columns: readonly KnownColumn[]): CellStep | null {
  const touched = columns.filter(({ sample }) => some(sample, (text) => trimText(text) !== text));
  return touched.length === 0 ? null : { step: 'trim', columns: indexesOf(touched) };
}

/** Letter forms are folded where a column holds both. */
function proposeFold(columns: readonly KnownColumn[]): CellStep | null {
  const touched = new Set<KnownColumn>();
  const folding = { ...NO_FOLDING };
  for (const column of columns) {
    for (const name of SWITCHES) {
      if (!isMixed(column.sample, { ...NO_FOLDING, [name]: true }, name)) continue;
      folding[name] = true;
      touched.add(column);
    }
  }
  return touched.size === 0 ? null : { step: 'fold', columns: indexesOf([...touched]), ...folding };
}

/** What tells the form that is folded, and the one it is folded to. Full-width punctuation is how Chinese is written. */
const FORMS: Readonly<Record<keyof Folding, { readonly odd: RegExp; readonly usual: RegExp }>> = {
  digits: { odd: /(?![0-9])\p{Nd}/u, usual: /[0-9]/ },
  arabicLetters: { odd: /[يىك]/, usual: /[یک]/ },
  yo: { odd: /ё/i, usual: /е/i },
  width: { odd: /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/, usual: /[0-9A-Za-z]/ },
};

function isMixed(sample: ColumnSample, folding: Folding, name: keyof Folding): boolean {
  const { odd, usual } = FORMS[name];
  const changed = sample.values.slice(0, LOOKED_AT).filter(({ text }) => odd.test(text));
  if (changed.length === 0) return false;
  if (name === 'yo') {
    const known = new Set(sample.values.map(({ text }) => text));
    return changed.some(({ text }) => known.has(foldText(text, folding)));
  }
  return some(sample, (text) => !odd.test(text) && usual.test(text));
}

/** Sentences: nobody compares them, so nothing is gained by folding them. */
function isProse({ role, sample }: KnownColumn): boolean {
  if (role === 'text') return true;
  const lengths = sample.values.slice(0, LOOKED_AT).map(({ text }) => text.length);
  return lengths.reduce((sum, length) => sum + length, 0) > lengths.length * PROSE_LETTERS;
}

function proposeEmail(columns: readonly KnownColumn[]): CellStep | null {
  const touched = columns.filter(({ role, sample }) => role === 'email' && some(sample, (text) => cleanEmail(text) !== text));
  return touched.length === 0 ? null : { step: 'email', columns: indexesOf(touched) };
}

/** Legal forms come off where the same firm stands with and without one. */
function proposeSuffix(columns: readonly KnownColumn[]): CellStep | null {
  const touched = columns.filter(({ role, sample }) => {
    if (role !== 'company' && role !== 'customerName' && role !== 'parentCompany') return false;
    const bare = new Map<string, string>();
    return some(sample, (text) => {
      const name = stripCompanySuffix(text).toLowerCase();
      const other = bare.get(name);
      bare.set(name, text);
      return other !== undefined && other !== text && name !== '';
    });
  });
  return touched.length === 0 ? null : { step: 'companySuffix', columns: indexesOf(touched) };
}

/** Misspelt values of a list, as far as the steps proposed already leave them apart. */
function proposeValues({ index, sample }: KnownColumn, before: readonly CellStep[]): CleaningStep | null {
  const { values, seen } = sample;
  if (values.length < 2 || values.length > MOST_CHOICES || seen < values.length * LEAST_ROWS_A_CHOICE) return null;
  const changes = before.filter((step) => 'columns' in step && step.columns.includes(index)).map(compileCellStep);
  const clean = (text: string) => changes.reduce((changed, change) => change(changed), text);
  const fixes = findNearDuplicates(values).filter(({ from, to }) => clean(from) !== clean(to));
  return fixes.length === 0 ? null : { step: 'mapValues', column: index, values: fixes.map(({ from, to }) => ({ from, to })) };
}

function some(sample: ColumnSample, test: (text: string) => boolean): boolean {
  return sample.values.slice(0, LOOKED_AT).some(({ text }) => test(text));
}

function indexesOf(columns: readonly KnownColumn[]): number[] {
  return columns.map(({ index }) => index);
}
