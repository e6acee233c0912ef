/** Rounding that may not push a quantile to the next count: R's fuzz of 64 units in the last place. */
const FUZZ = 64 * Number.EPSILON;

/**
 * The smallest whole number k of [least, most] that `isEnough`, which is false below some count and true from there on: doubling from a guess, then halving.
 * About 2·log₂ of the distance between guess and answer evaluations.
 */
function smallestCount(isEnough: (k: number) => boolean, guess: number, least: number, most: number): number {
  let low = Math.min(most, Math.max(least, Math.floor(guess)));
  let high = low;
  let width = 1;
  while (low > least && isEnough(low)) {
    high = low;
    low = Math.max(least, low - width);
    width *= 2;
  }
  width = 1;
  while (high < most && !isEnough(high)) {
    low = high;
    high = Math.min(most, high + width);
    width *= 2;
  }
  if (isEnough(low)) return low;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Quantile and upper quantile of a count between `least` and `most`, from its tails and a first guess (its mean will do). */
export function invertCount(
  tails: { readonly cumulative: (k: number) => number; readonly tail: (k: number) => number },
  guess: number,
  least: number,
  most: number,
): { readonly quantile: (p: number) => number; readonly tailQuantile: (q: number) => number } {
  return {
    quantile: (p) => {
      if (!(p >= 0 && p <= 1)) return Number.NaN;
      if (p === 0) return least;
      if (p === 1) return most;
      return smallestCount((k) => tails.cumulative(k) >= p * (1 - FUZZ), guess, least, most);
    },
    tailQuantile: (q) => {
      if (!(q >= 0 && q <= 1)) return Number.NaN;
      if (q === 0) return most;
      if (q === 1) return least;
      return smallestCount((k) => tails.tail(k) <= q * (1 + FUZZ), guess, least, most);
    },
  };
}
