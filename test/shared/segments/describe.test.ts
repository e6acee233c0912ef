import { describe, expect, it } from 'vitest';
import { createFormatter } from '../../../shared/format/formatter.ts';
import { createTranslator } from '../../../shared/messages/translator.ts';
import { describeRule } from '../../../shared/segments/describe.ts';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import { createRandom } from '../../support/random.ts';
import { randomRule } from '../../support/random-rule.ts';

const names = { segment: (id: number) => (id === 7 ? 'VIP' : null) };

function say(rule: Predicate, locale: 'en' | 'fa' = 'en'): string {
  const formatter = createFormatter({ locale, calendar: locale === 'fa' ? 'jalali' : 'gregorian', currency: 'EUR', latinDigits: false });
  return createTranslator(locale).message(describeRule(rule, names), formatter);
}

const often: Predicate = { op: 'purchases', measure: 'orders', comparison: 'ge', value: 2, window: { kind: 'last', count: 90, unit: 'day' } };
const vip: Predicate = { op: 'segment', id: 7 };

describe('a rule in words', () => {
  it('reads as a sentence', () => {
    expect(say({ op: 'and', of: [often, { op: 'not', of: vip }] })).toBe(
      'customers who bought at least 2 times in the last 90 days and are not in VIP',
    );
    expect(say({ op: 'and', of: [] })).toBe('all customers');
    expect(say({ op: 'not', of: often })).toBe('customers who bought less than 2 times in the last 90 days');
    expect(say({ ...often, value: 1 })).toBe('customers who bought in the last 90 days');
    expect(say({ ...often, comparison: 'eq', value: 0, window: { kind: 'last', count: 1, unit: 'year' } })).toBe(
      'customers who did not buy in the last year',
    );
    expect(say({ op: 'in', column: 'country', values: ['France', 'Italy'] })).toBe('customers who have as country one of France, Italy');
    expect(say({ op: 'member', analysis: 'rfm', params: {}, group: 'champions' })).toBe('customers who are in the group “Champions” of RFM');
    expect(say({ op: 'segment', id: 8 })).toBe('customers who are in a removed segment');
  });

  it('keeps and/or apart with brackets and goes into lines', () => {
    const french: Predicate = { op: 'compare', column: 'country', comparison: 'eq', value: 'France' };
    const early: Predicate = { op: 'compare', column: 'first_day', comparison: 'lt', value: 19_000 };
    expect(say({ op: 'or', of: [{ op: 'and', of: [french, early] }, vip, often] })).toBe(
      'customers who (have the country “France” and have a first purchase before 8 Jan 2022), are in VIP or bought at least 2 times in the last 90 days',
    );
    expect(
      say({
        op: 'purchases',
        measure: 'revenue',
        comparison: 'gt',
        value: 100,
        window: { kind: 'all' },
        where: { op: 'compare', column: 'channel', comparison: 'eq', value: 'web' },
      }),
    ).toBe('customers who spent more than €100.00, counting only lines that have the channel “web”');
  });

  it('has Persian words', () => {
    expect(say({ op: 'and', of: [often, { op: 'not', of: vip }] }, 'fa')).toBe(
      'مشتریانی که در ۹۰ روز گذشته دست‌کم ۲ بار خرید کرده‌اند و در \u2068VIP\u2069 نیستند',
    );
  });

  it('knows words for every rule in both languages', () => {
    const random = createRandom(3);
    for (let round = 0; round < 300; round++) {
      const rule = randomRule(random, { fromDay: 19_000, toDay: 19_600 });
      for (const locale of ['en', 'fa'] as const) expect(say(rule, locale)).not.toMatch(/segments\.rule|catalogue\.|\{\{|undefined|null/);
    }
  });
});
