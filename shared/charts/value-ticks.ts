export interface ValueTicks {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

const MOST_TICKS = 5;
const NICE_MANTISSAS = [1, 2, 2.5, 5, 10];

/**
 * The finest round scale of at most five ticks that holds `low`…`high`.
 * `fromZero` makes 0 part of the scale (always for bars); otherwise it starts at 0 only when the values lie near enough to it.
 * Equal or no values give 0–1 around them, so that an axis can be drawn.
 */
export function valueTicks(low: number, high: number, fromZero: boolean): ValueTicks {
  const isKnown = Number.isFinite(low) && Number.isFinite(high);
  const nearZero =
    fromZero || !isKnown || (low > 0 === high > 0) === false || Math.min(Math.abs(low), Math.abs(high)) < Math.max(Math.abs(low), Math.abs(high)) / 2;
  const from = nearZero ? Math.min(0, isKnown ? low : 0) : low;
  const to = nearZero ? Math.max(0, isKnown ? high : 0) : high;
  const span = to > from ? to - from : Math.abs(to) || 1;
  const power = 10 ** Math.floor(Math.log10(span / MOST_TICKS));
  for (const scale of [1, 10]) {
    for (const mantissa of NICE_MANTISSAS) {
      const interval = mantissa * power * scale;
      const first = Math.floor(round(from / interval));
      const last = Math.max(first + 1, Math.ceil(round((to > from ? to : from + span) / interval)));
      if (last - first + 1 <= MOST_TICKS) return { min: round(first * interval), max: round(last * interval), interval: round(interval) };
    }
  }
  return { min: from, max: from + span, interval: span };
}

/** Takes off what binary fractions add: 0.30000000000000004 → 0.3. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
