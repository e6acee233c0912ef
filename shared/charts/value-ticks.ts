export interface ValueTicks {
  /** Where the axis begins and ends: at a tick, or a little below zero. */
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

const MOST_TICKS = 5;
/** Returns of a quiet day reach a little below zero: that takes no whole step of the axis. */
const LITTLE_BELOW = 0.35;
/** Values nearer to each other than this share of their size count as equal. */
const SAME = 1e-9;
const NICE_MANTISSAS = [1, 2, 2.5, 5, 10];

/**
 * The finest round scale of at most five ticks that holds `low`…`high`.
 * `fromZero` makes 0 part of the scale (always for bars); otherwise it is left out only when the values lie close together on one
 * side of it. Equal or no values give a scale around them, so that an axis can be drawn.
 */
export function valueTicks(low: number, high: number, fromZero: boolean): ValueTicks {
  const [from, to] = extent(low, high, fromZero);
  const span = to - from;
  const power = 10 ** Math.floor(Math.log10(span / MOST_TICKS));
  for (const interval of [1, 10].flatMap((scale) => NICE_MANTISSAS.map((mantissa) => mantissa * power * scale))) {
    const last = Math.ceil(tidy(to / interval));
    const isLittleBelow = from < 0 && last > 1 && -from < interval * LITTLE_BELOW;
    const first = isLittleBelow ? 0 : Math.floor(tidy(from / interval));
    if (last - first + 1 > MOST_TICKS) continue;
    const ticks = Array.from({ length: Math.max(first + 1, last) - first + 1 }, (_, index) => tidy((first + index) * interval));
    return { min: isLittleBelow ? from : (ticks[0] ?? from), max: ticks.at(-1) ?? to, ticks };
  }
  return { min: from, max: to, ticks: [from, to] };
}

function extent(low: number, high: number, fromZero: boolean): readonly [from: number, to: number] {
  const isKnown = Number.isFinite(low) && Number.isFinite(high);
  const isOneSided = low > 0 || high < 0;
  const isClose = isOneSided && Math.min(Math.abs(low), Math.abs(high)) > Math.max(Math.abs(low), Math.abs(high)) / 2;
  const from = !isKnown ? 0 : fromZero || !isClose ? Math.min(0, low) : low;
  const to = !isKnown ? 0 : fromZero || !isClose ? Math.max(0, high) : high;
  const size = Math.max(Math.abs(from), Math.abs(to));
  return to - from > size * SAME ? [from, to] : [from, Math.max(to, from + (size || 1))];
}

/** Takes off what binary fractions add: 0.30000000000000004 → 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
