import type { ChartBlock, Field, Value } from '../analyses/blocks.ts';
import type { Formatter } from '../format/formatter.ts';
import type { Translator } from '../messages/translator.ts';

/** True when the axis shows time: such axes keep their direction in right-to-left pages unless the person turns them. */
export function isTimeAxis(field: Field): boolean {
  return field.format.kind === 'period' || field.format.kind === 'day';
}

/** Distinct x values of all series: in order where they have one (time, numbers), else as they first appear. */
export function distinctX(block: ChartBlock): Value[] {
  const seen = new Set<Value>();
  for (const series of block.series) for (const point of series.points) seen.add(point.x);
  const values = [...seen];
  return isOrdered(block.x) && values.every((value) => typeof value === 'number') ? values.sort((a, b) => Number(a) - Number(b)) : values;
}

/** Distinct `to` values in order of appearance, numbers ascending. */
export function distinctTo(block: ChartBlock): Value[] {
  const values = [...new Set(block.series.flatMap((series) => series.points.map((point) => point.to ?? null)))];
  return values.every((value) => typeof value === 'number') ? values.sort((a, b) => Number(a) - Number(b)) : values;
}

/** True for axes whose values run in an order of their own (time, numbers): they keep it in right-to-left pages. */
export function isOrdered(field: Field): boolean {
  return field.format.kind !== 'text' && field.format.kind !== 'message';
}

const DAYS_OF_A_YEAR = 366;

/** Texts of the values of an axis; days over more than a year carry their year. */
export function axisTexts(values: readonly Value[], field: Field, translator: Translator, formatter: Formatter): string[] {
  const days = values.filter((value) => typeof value === 'number');
  const isLong = isTimeAxis(field) && Math.max(...days) - Math.min(...days) > DAYS_OF_A_YEAR;
  const hasDays = field.format.kind === 'day' || (field.format.kind === 'period' && (field.format.grain === 'day' || field.format.grain === 'week'));
  const calendar = field.format.kind === 'period' ? field.format.calendar : formatter.calendar;
  return values.map((value) =>
    isLong && hasDays && typeof value === 'number'
      ? formatter.value(value, { kind: 'period', grain: 'day', calendar })
      : axisText(value, field, translator, formatter),
  );
}

/** Text of an axis value as short as an axis needs, message keys resolved. */
export function axisText(value: Value, field: Field, translator: Translator, formatter: Formatter): string {
  return field.format.kind === 'message' ? translator.value(value, field.format, formatter) : formatter.tick(value, field.format);
}

const MOST_LABELS = 7;
const NICE_STEPS = [1, 2, 3, 4, 6, 12, 24, 48];

/** How many categories lie between two labelled ones, so that at most seven labels are shown. */
export function labelStep(count: number): number {
  return NICE_STEPS.find((step) => count / step <= MOST_LABELS) ?? Math.ceil(count / MOST_LABELS);
}
