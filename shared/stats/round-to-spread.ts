/**
 * A value rounded to what its uncertainty supports, for sentences: to the power of ten at or below a tenth of the spread (half the width of an interval), so that
 * two digits of the spread could be told apart at most. 283,056.87 ± 37,546 → 283,000. Without a spread above 0 the value stays as it is. The step is 0 then.
 */
export function roundToSpread(value: number, spread: number): { readonly value: number; readonly step: number } {
  if (!(spread > 0) || !Number.isFinite(spread) || !Number.isFinite(value)) return { value, step: 0 };
  const power = Math.floor(Math.log10(spread)) - 1;
  // A division by a whole power keeps 0.3 from becoming 0.30000000000000004.
  const rounded = power >= 0 ? Math.round(value / 10 ** power) * 10 ** power : Math.round(value * 10 ** -power) / 10 ** -power;
  return { value: rounded === 0 ? 0 : rounded, step: 10 ** power };
}
