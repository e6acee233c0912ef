import { type SurvivalCurve, stepAt } from '../../stats/survival/curve/kaplan-meier.ts';

/** What lies ahead of a contract of some age within so many months. */
export type ContractOutlook = (
  age: number,
  ahead: number,
) => {
  /** Chance of ending. */
  readonly endsWithin: number;
  /** Months of these that are expected to be lost by ending: 0 to `ahead`. */
  readonly monthsLost: number;
};

/**
 * Reads a survival curve of contracts: 1 − S(a + h) ÷ S(a), and h − ∫ S(a + t) ÷ S(a) dt over t from 0 to h (a contract that ends late loses little of the time). Beyond the
 * last time the curve is flat: no end is claimed there. The area is added up once, so that a contract costs two binary searches.
 */
export function createOutlook({ time, survival }: SurvivalCurve): ContractOutlook {
  // Area under the curve up to each time; 1 before the first.
  const area = new Float64Array(time.length);
  for (let row = 0; row < time.length; row++) {
    const from = row === 0 ? 0 : (time[row - 1] as number);
    const height = row === 0 ? 1 : (survival[row - 1] as number);
    area[row] = (row === 0 ? 0 : (area[row - 1] as number)) + height * ((time[row] as number) - from);
  }
  const look = (t: number): { readonly share: number; readonly until: number } => {
    const row = stepAt(time, t);
    if (row < 0) return { share: 1, until: t };
    const share = survival[row] as number;
    return { share, until: (area[row] as number) + share * (t - (time[row] as number)) };
  };
  return (age, ahead) => {
    const [now, then] = [look(age), look(age + ahead)];
    if (!(now.share > 0)) return { endsWithin: 0, monthsLost: 0 };
    return {
      endsWithin: 1 - then.share / now.share,
      monthsLost: Math.min(ahead, Math.max(0, ahead - (then.until - now.until) / now.share)),
    };
  };
}
