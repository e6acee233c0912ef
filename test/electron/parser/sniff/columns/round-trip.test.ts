import { fc, test as property } from '@fast-check/vitest';
import { toJalaali } from 'jalaali-js';
import { describe, expect } from 'vitest';
import { guessReading, type ReadingHints } from '../../../../../electron/parser/sniff/column-reading.ts';
import { gatherColumn } from '../../../../../electron/parser/sniff/column-values.ts';
import { readHeaderHints } from '../../../../../electron/parser/sniff/columns/header-hints.ts';
import { fromEpochDay } from '../../../../../shared/model/day.ts';
import { formatDecimal } from '../../../../../shared/model/decimal.ts';
import { readCell } from '../../../../../shared/model/written/read-cell.ts';

const sampleOf = (values: readonly string[]) =>
  gatherColumn(
    values.map((value, index) => ({ line: index + 2, fields: [value], isBroken: false })),
    0,
  );
const hintsOf = (header: string): ReadingHints => ({ ...readHeaderHints(header), prefersDecimalComma: false });

/** The n-th sign of a script's digits. */
const digitsOf = (zero: string) => (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)));
const SCRIPTS = { latin: (text: string) => text, persian: digitsOf('۰'), arabic: digitsOf('٠'), thai: digitsOf('๐'), wide: digitsOf('０') };

interface NumberStyle {
  readonly decimal: string;
  readonly thousands: string;
  readonly wrap: (figure: string, negative: boolean) => string;
  readonly script: keyof typeof SCRIPTS;
}

const minus = (figure: string, negative: boolean) => (negative ? `-${figure}` : figure);
const numberStyle: fc.Arbitrary<NumberStyle> = fc
  .record({
    decimal: fc.constantFrom('.', ',', '٫'),
    thousands: fc.constantFrom('', ',', '.', ' ', '\u00a0', '\u202f', "'", '’', '٬'),
    wrap: fc.constantFrom<NumberStyle['wrap']>(
      minus,
      (figure, negative) => (negative ? `(${figure})` : figure),
      (figure, negative) => (negative ? `${figure}-` : figure),
      (figure, negative) => (negative ? `−${figure}` : figure),
      (figure, negative) => `${figure} ${negative ? 'CR' : 'DR'}`,
      (figure, negative) => `${negative ? '-' : ''}$${figure}`,
      (figure, negative) => `${minus(figure, negative)} €`,
      (figure, negative) => `${minus(figure, negative)} руб.`,
      (figure, negative) => `${minus(figure, negative)} تومان`,
      (figure, negative) => `USD ${minus(figure, negative)}`,
      (figure, negative) => `${minus(figure, negative)} PLN`,
    ),
    script: fc.constantFrom<keyof typeof SCRIPTS>('latin', 'persian', 'arabic', 'thai', 'wide'),
  })
  .filter(({ decimal, thousands }) => decimal !== thousands);

function writeNumber(scaled: bigint, { decimal, thousands, wrap, script }: NumberStyle): string {
  const magnitude = scaled < 0n ? -scaled : scaled;
  const whole = (magnitude / 10_000n).toString().replace(/\B(?=(\d{3})+$)/g, thousands);
  const cents = ((magnitude % 10_000n) / 100n).toString().padStart(2, '0');
  return wrap(SCRIPTS[script](`${whole}${decimal}${cents}`), scaled < 0n);
}

describe('numbers written in any custom are read back', () => {
  property.prop([numberStyle, fc.array(fc.integer({ min: -200_000_000, max: 200_000_000 }), { minLength: 3, maxLength: 30 })], { numRuns: 500 })(
    'to the last digit',
    (style, cents) => {
      // One figure with groups in it, so that the column shows its marks.
      const amounts = [123_456_700n * 100n, ...cents.map((value) => BigInt(value) * 100n)];
      const { reading, guess } = guessReading(sampleOf(amounts.map((amount) => writeNumber(amount, style))), hintsOf('amount'));
      expect(guess.contradictions).toBe(0);
      for (const amount of amounts) {
        const cell = readCell(writeNumber(amount, style), reading);
        expect(cell.kind === 'number' ? formatDecimal(cell.scaled) : cell).toBe(formatDecimal(amount));
      }
    },
  );

  property.prop([fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 3, maxLength: 20 }), fc.constantFrom('%', ' %', '٪')], {
    numRuns: 300,
  })('percentages are shares', (values, sign) => {
    const texts = values.map((value) => `${value / 10_000}${sign}`.replace(/e-\d+/, ''));
    const { reading } = guessReading(sampleOf(texts), hintsOf('discount'));
    expect(reading).toMatchObject({ kind: 'number', percent: true });
    for (const text of texts) expect(readCell(text, reading).kind).toBe('number');
  });
});

interface DateStyle {
  readonly write: (year: number, month: number, day: number) => string;
  readonly calendar: 'gregorian' | 'jalali' | 'buddhist';
  readonly script: keyof typeof SCRIPTS;
  readonly clock: (hour: number, minute: number) => string;
  readonly hasClock: boolean;
}

const two = (value: number) => String(value).padStart(2, '0');
const names = (list: string) => list.split(' ');
const named = (list: string, write: (name: string, year: number, day: number) => string): DateStyle['write'] => {
  const months = names(list);
  return (year, month, day) => write(months[month - 1] ?? '', year, day);
};
const GREGORIAN: readonly DateStyle['write'][] = [
  (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  (y, m, d) => `${y}/${m}/${d}`,
  (y, m, d) => `${y}.${two(m)}.${two(d)}`,
  (y, m, d) => `${d}.${m}.${y}`,
  (y, m, d) => `${two(d)}/${two(m)}/${y}`,
  (y, m, d) => `${two(d)}-${two(m)}-${y}`,
  (y, m, d) => `${two(m)}/${two(d)}/${y}`,
  (y, m, d) => `${two(d)}.${two(m)}.${two(y % 100)}`,
  (y, m, d) => `${m}/${d}/${two(y % 100)}`,
  (y, m, d) => `${y}${two(m)}${two(d)}`,
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m, d) => `${two(d)}.${two(m)}.${y} г.`,
  named('January February March April May June July August September October November December', (name, y, d) => `${name} ${d}, ${y}`),
  named('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec', (name, y, d) => `${two(d)}-${name}-${two(y % 100)}`),
  named('Januar Februar März April Mai Juni Juli August September Oktober November Dezember', (name, y, d) => `${d}. ${name} ${y}`),
  named('janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.', (name, y, d) => `${d} ${name} ${y}`),
  named('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre', (name, y, d) => `${d} de ${name} de ${y}`),
  named('Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık', (name, y, d) => `${d} ${name} ${y}`),
  named('января февраля марта апреля мая июня июля августа сентября октября ноября декабря', (name, y, d) => `${d} ${name} ${y} г.`),
  named('січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня', (name, y, d) => `${d} ${name} ${y} р.`),
  named('ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر', (name, y, d) => `${d} ${name} ${y}`),
];
const JALALI: readonly DateStyle['write'][] = [
  (y, m, d) => `${y}/${two(m)}/${two(d)}`,
  (y, m, d) => `${y}-${m}-${d}`,
  (y, m, d) => `${two(d)}/${two(m)}/${y}`,
  named('فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند', (name, y, d) => `${d} ${name} ${y}`),
];
const CLOCKS: readonly DateStyle['clock'][] = [
  (h, m) => ` ${two(h)}:${two(m)}`,
  (h, m) => ` ${two(h)}:${two(m)}:00`,
  (h, m) => ` ${h % 12 === 0 ? 12 : h % 12}:${two(m)} ${h < 12 ? 'AM' : 'PM'}`,
  (h, m) => ` ${h % 12 === 0 ? 12 : h % 12}:${two(m)} ${h < 12 ? 'ق.ظ' : 'ب.ظ'}`,
  (h, m) => ` ${h < 12 ? '上午' : '下午'}${h % 12 === 0 ? 12 : h % 12}:${two(m)}`,
];
const dateStyle: fc.Arbitrary<DateStyle> = fc.oneof(
  fc.record({
    write: fc.constantFrom(...GREGORIAN),
    calendar: fc.constant('gregorian' as const),
    script: fc.constantFrom<keyof typeof SCRIPTS>('latin', 'arabic', 'wide'),
    clock: fc.constantFrom(...CLOCKS),
    hasClock: fc.boolean(),
  }),
  fc.record({
    write: fc.constantFrom(...JALALI),
    calendar: fc.constant('jalali' as const),
    script: fc.constantFrom<keyof typeof SCRIPTS>('latin', 'persian'),
    clock: fc.constantFrom(...CLOCKS),
    hasClock: fc.boolean(),
  }),
  fc.record({
    write: fc.constantFrom(...GREGORIAN.slice(0, 6)),
    calendar: fc.constant('buddhist' as const),
    script: fc.constantFrom<keyof typeof SCRIPTS>('latin', 'thai'),
    clock: fc.constantFrom(...CLOCKS),
    hasClock: fc.boolean(),
  }),
);

function writeDate(minutes: number, style: DateStyle): string {
  const { year, month, day } = fromEpochDay(Math.floor(minutes / 1440));
  const time = style.hasClock ? style.clock(Math.floor((minutes % 1440) / 60), minutes % 60) : '';
  if (style.calendar === 'jalali') {
    const { jy, jm, jd } = toJalaali(year, month, day);
    return SCRIPTS[style.script](style.write(jy, jm, jd) + time);
  }
  return SCRIPTS[style.script](style.write(style.calendar === 'buddhist' ? year + 543 : year, month, day) + time);
}

/** 1 January 2015 to 2035, to the minute. */
const minute = fc.integer({ min: 16_436 * 1440, max: 23_741 * 1440 });
/** 28 December 2024 in every calendar decides between day and month: the 28th, and the 8th of Dey. */
const DECIDING = [20_085 * 1440 + 600, 20_080 * 1440 + 600, 20_092 * 1440, 20_099 * 1440];

describe('dates written in any custom are read back', () => {
  property.prop([dateStyle, fc.array(minute, { minLength: 3, maxLength: 30 })], { numRuns: 1000 })('to the day and minute', (style, drawn) => {
    const minutes = [...DECIDING, ...drawn];
    const texts = minutes.map((value) => writeDate(value, style));
    const { reading, guess, alternatives } = guessReading(sampleOf(texts), hintsOf('order date'));
    expect(guess.contradictions).toBe(0);
    const readings = [reading, ...alternatives];
    // Years of two digits leave it open which part is the year: the truth must be on offer, and first unless the days are all early.
    const right = readings.filter((candidate) =>
      texts.every((text, index) => {
        const cell = readCell(text, candidate);
        const expected = style.hasClock ? (minutes[index] ?? 0) * 60 : Math.floor((minutes[index] ?? 0) / 1440) * 86_400;
        return cell.kind === 'instant' && cell.seconds === expected;
      }),
    );
    expect(right).toHaveLength(1);
    if (alternatives.length === 0) expect(right).toEqual([reading]);
  });

  property.prop([fc.constantFrom('seconds', 'milliseconds', 'excel1900'), fc.array(minute, { minLength: 2, maxLength: 20 })], { numRuns: 100 })(
    'numbers that count time, under a header that says so',
    (unit, minutes) => {
      const write = (value: number) =>
        unit === 'seconds' ? String(value * 60) : unit === 'milliseconds' ? String(value * 60_000) : String(Math.floor(value / 1440) + 25_569);
      const { reading } = guessReading(sampleOf(minutes.map(write)), hintsOf('created at'));
      expect(reading).toEqual({ kind: 'timestamp', unit });
      for (const value of minutes) {
        expect(readCell(write(value), reading)).toEqual({
          kind: 'instant',
          seconds: unit === 'excel1900' ? Math.floor(value / 1440) * 86_400 : value * 60,
        });
      }
      expect(guessReading(sampleOf(minutes.map(write)), hintsOf('amount')).reading.kind).toBe('number');
    },
  );
});

const PIECES = [
  '1',
  '2.5',
  '1,234',
  '1.234',
  '12,5',
  '00123',
  '2024-01-31',
  '03/04/2024',
  '25/04/2024',
  '04/25/2024',
  '45322',
  'yes',
  'no',
  '1',
  '0',
  'x',
  '',
  'NULL',
  '12 %',
  '1706659200',
  '1402/05/17',
  'abc',
  '5 Mar 2024',
];

property.prop(
  [
    fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 30 }),
    fc.constantFrom('', 'date', 'amount', 'id', 'is active', 'مبلغ', 'Дата'),
    fc.infiniteStream(fc.nat()),
  ],
  { numRuns: 500 },
)('the order of rows makes no difference to a verdict', (values, header, keys) => {
  const shuffled = values
    .map((value) => ({ value, key: keys.next().value ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
  const verdictOf = (texts: readonly string[]) => {
    const { reading, guess, alternatives, readings } = guessReading(sampleOf(texts), hintsOf(header));
    return {
      reading,
      contradictions: guess.contradictions,
      alternatives,
      readings: readings.map(({ reading: weighed, agrees, contradicts }) => ({ weighed, agrees, contradicts })),
    };
  };
  expect(verdictOf(shuffled)).toEqual(verdictOf(values));
});
