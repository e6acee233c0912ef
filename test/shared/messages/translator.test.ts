import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../../shared/format/formatter.ts';
import { createTranslator } from '../../../shared/messages/translator.ts';

const formatter = createFormatter({ locale: 'en', calendar: 'gregorian', currency: 'EUR', latinDigits: false });
const persian = createFormatter({ locale: 'fa', calendar: 'jalali', currency: 'EUR', latinDigits: false });

describe('createTranslator', () => {
  test('is ready at once and chooses the plural by count', () => {
    const { t } = createTranslator('en');
    expect(t('charts.points', { count: 1 })).toBe('1 point');
    expect(t('charts.points', { count: 12_000 })).toBe('12,000 points');
    expect(createTranslator('fa').t('charts.points', { count: 12_000 })).toBe('۱۲٬۰۰۰ نقطه');
  });

  test('formats parameters and resolves nested messages', () => {
    const translator = createTranslator('en');
    const text = translator.message(
      {
        key: 'charts.pointText',
        params: {
          series: { key: 'charts.points', params: { count: { value: 3, format: { kind: 'integer' } } } },
          x: { value: 20_000, format: { kind: 'day' } },
          y: { value: '12.5', format: { kind: 'money' } },
        },
      },
      formatter,
    );
    expect(text).toBe('3 points, 4 Oct 2024: €12.50');
  });

  test('a value of kind "message" is a key', () => {
    expect(createTranslator('en').value('charts.unfinished', { kind: 'message' }, formatter)).toBe('not finished yet');
  });

  test('data cannot act as markup of a message', () => {
    const translator = createTranslator('en');
    const hostile = '{{y}} $t(charts.points) {{ x }}';
    const text = translator.message({ key: 'charts.pointText', params: { series: hostile, x: 1, y: 2 } }, formatter);
    expect(text).toBe(`${hostile}, 1: 2`);
  });

  test('a Latin name inside a Persian sentence keeps its direction', () => {
    const text = createTranslator('fa').message({ key: 'charts.pointText', params: { series: 'Tea set', x: 1, y: 2 } }, persian);
    expect(text).toContain('\u2068Tea set\u2069');
    expect(text).toContain('۲');
  });

  test('an unknown key is given back, not hidden', () => {
    const translator = createTranslator('en');
    expect(translator.has('charts.points')).toBe(true);
    expect(translator.text('no.such.key')).toBe('no.such.key');
  });
});
