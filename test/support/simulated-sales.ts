import type { Change, ChangeSums, Shift } from '../../shared/analyses/sales/schema.ts';
import type { PairedMoments } from '../../shared/stats/tests/paired-ratio.ts';
import type { ShareMoments } from '../../shared/stats/tests/share-change.ts';
import type { Random } from './random.ts';

/** A line of one of two spans of equal length. */
export interface SpanLine {
  /** Customer, or an anonymous order. */
  readonly unit: number;
  readonly order: number;
  readonly isNow: boolean;
  /** Ten-thousandths, negative for a return. */
  readonly amount: number;
  readonly product: number;
}

export interface SimulatedShop {
  readonly customers: number;
  readonly products: number;
  /** Factor on the number of orders of the later span; 1 = no effect. */
  readonly growth?: number;
  /** Chance that a line of the later span is of product 1 whatever the customer likes; 0 = no effect. */
  readonly takeover?: number;
}

/**
 * Two spans of a shop in which every customer keeps rate, taste and habit of returning: orders by a Poisson process with gamma rates,
 * log-normal amounts, three liked products each. Without growth and takeover both spans have the same distribution.
 */
export function simulateSpans(random: Random, { customers, products, growth = 1, takeover = 0 }: SimulatedShop): SpanLine[] {
  const lines: SpanLine[] = [];
  let order = 0;
  for (let unit = 1; unit <= customers; unit++) {
    const rate = -2.5 * Math.log(1 - random.number());
    const likes = [1, 2, 3].map(() => random.integer(1, products));
    const returning = 0.15 * random.number();
    const spending = Math.exp(3 + 0.8 * normal(random));
    for (const isNow of [true, false]) {
      for (let left = poisson(random, isNow ? rate * growth : rate); left > 0; left--) {
        order += 1;
        for (let line = random.integer(1, 3); line > 0; line--) {
          const product = isNow && random.chance(takeover) ? 1 : random.pick(likes);
          const amount = Math.round(spending * Math.exp(0.5 * normal(random)) * 1e4);
          lines.push({ unit, order, isNow, amount, product });
          if (random.chance(returning)) lines.push({ unit, order, isNow, amount: -amount, product });
        }
      }
    }
  }
  return lines;
}

/** What the queries of the comparison give, by plain loops. */
export function changeOf(lines: readonly SpanLine[], comparison: Change['comparison'], topProducts = 10): Change {
  const units = [...groupBy(lines, ({ unit }) => unit).values()];
  const net = (of: readonly SpanLine[], isNow: boolean): number => sum(of, (line) => (line.isNow === isNow ? line.amount : 0)) / 1e4;
  const gross = (of: readonly SpanLine[], isNow: boolean): number => sum(of, (line) => (line.isNow === isNow ? Math.max(0, line.amount) : 0)) / 1e4;
  const orders = (of: readonly SpanLine[], isNow: boolean): number =>
    new Set(of.filter((line) => line.isNow === isNow && line.amount > 0).map(({ order }) => order)).size;
  const returned = (of: readonly SpanLine[], isNow: boolean): number => gross(of, isNow) - net(of, isNow);
  const sums = (isNow: boolean): ChangeSums => ({
    net: exact(net(lines, isNow)),
    gross: exact(gross(lines, isNow)),
    orders: orders(lines, isNow),
  });
  const byProduct = [...groupBy(lines, ({ product }) => product)].map(([product, own]) => ({ product, own, both: net(own, true) + net(own, false) }));
  const shifts = byProduct
    .sort((a, b) => b.both - a.both)
    .slice(0, topProducts)
    .map(({ product, own }): Shift => {
      const part = (of: readonly SpanLine[], isNow: boolean): number =>
        net(
          of.filter((line) => line.product === product),
          isNow,
        );
      return {
        dimension: 'product',
        id: product,
        name: `P${product}`,
        now: exact(net(own, true)),
        earlier: exact(net(own, false)),
        units: new Set(own.map(({ unit }) => unit)).size,
        moments: shareMoments(units, part, net),
      };
    });
  return {
    comparison,
    units: units.length,
    now: sums(true),
    earlier: sums(false),
    net: pairedMoments(units, net),
    orders: pairedMoments(units, orders),
    returns: shareMoments(units, returned, gross),
    shifts,
  };
}

type Read = (lines: readonly SpanLine[], isNow: boolean) => number;

function pairedMoments(units: readonly SpanLine[][], read: Read): PairedMoments {
  const pairs = units.map((unit) => [read(unit, true), read(unit, false)] as const);
  return {
    x: sum(pairs, ([x]) => x),
    y: sum(pairs, ([, y]) => y),
    xx: sum(pairs, ([x]) => x * x),
    xy: sum(pairs, ([x, y]) => x * y),
    yy: sum(pairs, ([, y]) => y * y),
  };
}

function shareMoments(units: readonly SpanLine[][], part: Read, whole: Read): ShareMoments {
  const rows = units.map((unit) => ({ r1: part(unit, true), r0: part(unit, false), g1: whole(unit, true), g0: whole(unit, false) }));
  return {
    part: { now: sum(rows, ({ r1 }) => r1), earlier: sum(rows, ({ r0 }) => r0) },
    whole: { now: sum(rows, ({ g1 }) => g1), earlier: sum(rows, ({ g0 }) => g0) },
    rr: { nowNow: sum(rows, ({ r1 }) => r1 * r1), nowThen: sum(rows, ({ r1, r0 }) => r1 * r0), thenThen: sum(rows, ({ r0 }) => r0 * r0) },
    rg: {
      nowNow: sum(rows, ({ r1, g1 }) => r1 * g1),
      nowThen: sum(rows, ({ r1, g0 }) => r1 * g0),
      thenNow: sum(rows, ({ r0, g1 }) => r0 * g1),
      thenThen: sum(rows, ({ r0, g0 }) => r0 * g0),
    },
    gg: { nowNow: sum(rows, ({ g1 }) => g1 * g1), nowThen: sum(rows, ({ g1, g0 }) => g1 * g0), thenThen: sum(rows, ({ g0 }) => g0 * g0) },
  };
}

function exact(value: number): bigint {
  return BigInt(Math.round(value * 1e4));
}

function sum<T>(values: readonly T[], read: (value: T) => number): number {
  return values.reduce((total, value) => total + read(value), 0);
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}

/** Marsaglia's polar method needs no more than uniform numbers. */
function normal(random: Random): number {
  for (;;) {
    const [u, v] = [2 * random.number() - 1, 2 * random.number() - 1];
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

function poisson(random: Random, mean: number): number {
  let count = 0;
  for (let left = random.number(); left > Math.exp(-mean); left *= random.number()) count += 1;
  return count;
}
