import { FEWEST_ENDS } from './schema.ts';

/** Words for spans of time in the usual languages of exports, with their months. */
const SPANS: readonly { readonly words: RegExp; readonly months: number }[] = [
  { words: /week|هفت|недел|周/, months: 12 / 52 },
  { words: /quarter|فصل|سه.?ماه|квартал|季/, months: 3 },
  { words: /half|semi|شش.?ماه|полугод|半年/, months: 6 },
  { words: /year|annu|سال|год|лет|年/, months: 12 },
  { words: /month|mensu|monat|ماه|месяц|月/, months: 1 },
];

/** Months between bills as a billing period is written ("quarterly", "6 months", "سالانه"); null when the words say nothing of time. */
export function monthsOfBilling(text: string): number | null {
  const lower = text.toLowerCase();
  const span = SPANS.find(({ words }) => words.test(lower));
  if (span === undefined) return null;
  const count = /(\d+)/.exec(lower)?.[1];
  const times = count === undefined ? 1 : Number(count);
  return times > 0 && times <= 60 ? span.months * times : span.months;
}

/** Steps at which contracts may be renewed, longest first. */
const STEPS = [12, 6, 3] as const;
/** So many of the ends must lie at the step, and so close (in months). */
const SHARE = 0.9;
const CLOSE = 0.2;

/** Months between renewals as the ends show them: the longest step at whose multiples nine in ten contracts ended; 1 when there is none or too few have ended. */
export function stepOfEnds(months: readonly number[]): number {
  if (months.length < FEWEST_ENDS) return 1;
  const isAt = (length: number, step: number): boolean => {
    const times = Math.round(length / step);
    return times > 0 && Math.abs(length - times * step) <= CLOSE;
  };
  return STEPS.find((step) => months.filter((length) => isAt(length, step)).length >= SHARE * months.length) ?? 1;
}
