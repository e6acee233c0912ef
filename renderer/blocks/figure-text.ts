import type { Figure, Interval, Value, ValueFormat } from '../../shared/analyses/blocks.ts';
import type { Words } from '../state/words.ts';

/** What a figure shows: its caption where it has one, else its value; "–" where nothing was observed or defined. */
export function figureText(figure: Figure, format: ValueFormat, { translator, formatter }: Words): string {
  if (figure.caption !== undefined) return translator.message(figure.caption, formatter);
  const text = translator.value(figure.value, format, formatter);
  return text === '' ? '–' : text;
}

/** A value with every digit it has, as a recomputed figure shows it; "–" where it is not defined. */
export function exactText(value: Value, format: ValueFormat, { translator, formatter }: Words): string {
  const text = format.kind === 'message' ? translator.value(value, format, formatter) : formatter.exact(value, format);
  return text === '' ? '–' : text;
}

/** A figure as short as a crowded place needs: money rounded to three digits, everything else as it is. */
export function shortText(figure: Figure, format: ValueFormat, words: Words): string {
  return format.kind === 'money' && figure.caption === undefined && figure.value !== null
    ? words.formatter.tick(figure.value, format)
    : figureText(figure, format, words);
}

/** "80–95 % (95 % Wilson)" of a figure with an interval, else "". */
export function intervalText(figure: Pick<Figure, 'interval'>, format: ValueFormat, { t, text, formatter }: Words): string {
  const { interval } = figure;
  if (interval === undefined) return '';
  return t('charts.interval', {
    low: formatter.value(interval.low, format),
    high: formatter.value(interval.high, format),
    level: formatter.value(interval.level, { kind: 'percent', digits: 0 }),
    method: text(interval.method),
  });
}

/** "80–95 %": the two ends of an interval, without its level. */
export function rangeText({ low, high }: Interval, format: ValueFormat, { t, formatter }: Words): string {
  return t('charts.range', { low: formatter.value(low, format), high: formatter.value(high, format) });
}

/** True for formats that stand at the end side of a column, digits under digits. */
export function isNumeric(format: ValueFormat): boolean {
  return !['text', 'customer', 'message', 'period', 'day'].includes(format.kind);
}
