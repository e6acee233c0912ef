import { describe, expect, it } from 'vitest';
import { parseTypedNumber } from '../../../../renderer/components/typed-number.ts';
import {
  ATTRIBUTE_COLUMNS,
  ATTRIBUTE_TESTS,
  type Attribute,
  canEditAttribute,
  testOf,
  typeOfAttribute,
  withColumn,
  withTest,
} from '../../../../renderer/screens/segments/rule/attribute.ts';
import { choiceOf } from '../../../../renderer/screens/segments/rule/member-choice.ts';
import { newPart, PART_KINDS } from '../../../../renderer/screens/segments/rule/new-part.ts';
import { findProblems } from '../../../../renderer/screens/segments/rule/problems.ts';
import { windowOfKind } from '../../../../renderer/screens/segments/rule/purchases.ts';
import { toRule, toTree } from '../../../../renderer/screens/segments/rule/rule-tree.ts';
import { cutSentence } from '../../../../renderer/screens/segments/words/cut-sentence.ts';
import { createFormatter } from '../../../../shared/format/formatter.ts';
import { createTranslator } from '../../../../shared/messages/translator.ts';
import { segmentRuleSchema } from '../../../../shared/segments/schema.ts';
import type { Predicate } from '../../../../shared/warehouse/predicate.ts';

const TODAY = 20_000;
const NONE = new Set<number>();

function problemsOf(rule: Predicate, segments: ReadonlySet<number> = NONE): string[] {
  return [...findProblems(toTree(rule), segments).values()];
}

describe('conditions on attributes', () => {
  it('can be asked in every way its type has, and stay valid and editable', () => {
    for (const column of ATTRIBUTE_COLUMNS) {
      for (const test of ATTRIBUTE_TESTS[typeOfAttribute(column)]) {
        const start = withColumn({ op: 'compare', column: 'country', comparison: 'eq', value: 'Peru' }, column, TODAY);
        const asked = withTest(start, column, test, TODAY);
        expect(testOf(asked)).toBe(test);
        expect(segmentRuleSchema.safeParse(asked).success).toBe(true);
        expect(canEditAttribute(asked), `${column} ${test}`).toBe(true);
      }
    }
  });

  it('keep their value where it still fits', () => {
    const peru: Attribute = { op: 'compare', column: 'country', comparison: 'eq', value: 'Peru' };
    expect(withColumn(peru, 'city', TODAY)).toEqual({ ...peru, column: 'city' });
    expect(withTest(peru, 'country', 'starts', TODAY)).toEqual({ op: 'text', column: 'country', match: 'starts', value: 'Peru' });
    expect(withTest(peru, 'country', 'in', TODAY)).toEqual({ op: 'in', column: 'country', values: ['Peru'] });
    expect(withColumn(peru, 'first_day', TODAY)).toEqual({ op: 'compare', column: 'first_day', comparison: 'ge', value: TODAY });
    expect(withTest({ op: 'between', column: 'orders', from: 3, to: 9 }, 'orders', 'gt', TODAY)).toMatchObject({ comparison: 'gt', value: 3 });
  });

  it('stand in words where there is no field for them', () => {
    const odd: Attribute[] = [
      { op: 'compare', column: 'country', comparison: 'lt', value: 'M' },
      { op: 'compare', column: 'customer_id', comparison: 'eq', value: 3 },
      { op: 'compare', column: 'orders', comparison: 'eq', value: 'three' },
      { op: 'in', column: 'orders', values: [1, 2] },
      { op: 'in', column: 'country', values: ['Peru', 3] },
    ];
    expect(odd.filter(canEditAttribute)).toEqual([]);
  });
});

describe('groups of an analysis', () => {
  const offered = [{ analysis: 'rfm', params: { bins: 5, grouping: 'segment' }, groups: [{ key: 'champions' }] }];

  it('can be chosen when the condition was made with the same settings', () => {
    const same = { op: 'member', analysis: 'rfm', params: { grouping: 'segment', bins: 5 }, group: 'champions' } as const;
    expect(choiceOf(same, offered)).toBe(offered[0]);
    expect(choiceOf({ ...same, params: { grouping: 'segment', bins: 4 } }, offered)).toBeNull();
    expect(choiceOf({ ...same, group: 'r5f5' }, offered)).toBeNull();
    expect(choiceOf({ ...same, analysis: 'other' }, offered)).toBeNull();
  });
});

describe('new parts', () => {
  it('are valid rules, and not offered without anything to choose', () => {
    const sources = { groups: [{ analysis: 'rfm', params: {}, groups: [{ key: 'lost' }] }], segments: [{ id: 4 }] };
    for (const kind of PART_KINDS) {
      const part = newPart(kind, sources);
      expect(part, kind).not.toBeNull();
      if (part !== null) expect(segmentRuleSchema.safeParse(toRule(part)).success, kind).toBe(true);
    }
    expect(newPart('member', { groups: [], segments: [] })).toBeNull();
    expect(newPart('segment', { groups: [], segments: [] })).toBeNull();
  });
});

describe('what is missing in a rule', () => {
  it('is found and named', () => {
    expect(problemsOf({ op: 'and', of: [] })).toEqual([]);
    expect(problemsOf({ op: 'and', of: [{ op: 'or', of: [] }] })).toEqual(['emptyGroup']);
    expect(problemsOf({ op: 'compare', column: 'country', comparison: 'eq', value: '' })).toEqual(['value']);
    expect(problemsOf({ op: 'text', column: 'country', match: 'starts', value: '' })).toEqual(['value']);
    expect(problemsOf({ op: 'in', column: 'country', values: [] })).toEqual(['values']);
    expect(problemsOf({ op: 'compare', column: 'orders', comparison: 'eq', value: Number.NaN })).toEqual(['number']);
    expect(problemsOf({ op: 'between', column: 'first_day', from: Number.NaN, to: 4 })).toEqual(['day']);
    expect(problemsOf({ op: 'between', column: 'first_day', from: 5, to: 4 })).toEqual(['order']);
    expect(problemsOf({ op: 'not', of: { op: 'segment', id: 9 } })).toEqual(['segmentGone']);
    expect(problemsOf({ op: 'segment', id: 9 }, new Set([9]))).toEqual([]);
    const bought = { op: 'purchases', measure: 'orders', comparison: 'ge', value: 2 } as const;
    expect(problemsOf({ ...bought, window: { kind: 'last', count: 1.5, unit: 'day' } })).toEqual(['count']);
    expect(problemsOf({ ...bought, window: { kind: 'between', fromDay: 9, toDay: 8 } })).toEqual(['order']);
    expect(problemsOf({ ...bought, window: windowOfKind('between', TODAY) })).toEqual([]);
  });
});

describe('typed numbers', () => {
  it('are read in any digits, with separators, as they are written', () => {
    for (const [text, value] of [
      ['12', 12],
      ['۱۲٫۵', 12.5],
      ['٣', 3],
      ['1,234.5', 1234.5],
      ['۱٬۲۳۴', 1234],
      ['−3', -3],
      ['.5', 0.5],
    ] as const) {
      expect(parseTypedNumber(text), text).toBe(value);
    }
    for (const text of ['', '-', 'two', '1e5', '1.2.3', '٫']) expect(parseTypedNumber(text), text).toBeNull();
  });

  it('survive being written by the formatter in both languages', () => {
    for (const locale of ['en', 'fa'] as const) {
      const formatter = createFormatter({ locale, calendar: 'gregorian', currency: '', latinDigits: false });
      for (const value of [0, 7, 1234, -1234.5, 9_876_543.21]) {
        expect(parseTypedNumber(formatter.value(value, { kind: 'quantity' })), `${locale} ${value}`).toBe(value);
      }
    }
  });
});

describe('sentences with parts', () => {
  it('keep the order of the language', () => {
    const cut = (locale: 'en' | 'fa') =>
      cutSentence((marks) => createTranslator(locale).t('segments.builder.window.last', marks), ['kind', 'count', 'unit']);
    expect(cut('en')).toEqual([{ name: 'kind' }, { name: 'count' }, { name: 'unit' }]);
    expect(cut('fa')).toEqual([{ name: 'kind' }, { name: 'count' }, { name: 'unit' }, { text: 'گذشته' }]);
  });
});
