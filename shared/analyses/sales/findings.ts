import { formatDecimal } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import { pairedRatio } from '../../stats/tests/paired-ratio.ts';
import { shareChange } from '../../stats/tests/share-change.ts';
import { allOf, anyOf, between, compare, differenceOf, distinctOf, IS_SALE, ratioOf, sumOf } from '../../warehouse/conditions.ts';
import type { Drill, Measure } from '../../warehouse/drill.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Message, MessageParam, ValueFormat } from '../blocks.ts';
import type { AnalysisContext, FindingCandidate } from '../define.ts';
import { type Span, word } from './metrics.ts';
import { type Change, DIMENSION_COLUMNS, type SalesParams, type SalesResult, type Shift } from './schema.ts';

const LEVEL = 0.95;
const DAYS_PER_YEAR = 365.25;
/** With fewer customers a test says nothing, whatever the sums are. */
const LEAST_UNITS = 8;
const POINTS = { kind: 'points', digits: 1 } as const;
const PERCENT: ValueFormat = { kind: 'percent', digits: 1 };

/** Everything the analysis compares: revenue, orders and the return rate of finished spans, and shares of products, countries and channels. */
export function findSales(result: Pick<SalesResult, 'changes'>, params: SalesParams, context: AnalysisContext): FindingCandidate[] {
  return result.changes.flatMap((change) => {
    if (change.units < LEAST_UNITS) return [];
    const spans = spanWords(change, params, context);
    return [
      ...levelChange('net', change, spans),
      ...levelChange('orders', change, spans),
      ...returnChange(change, spans),
      ...change.shifts.flatMap((shift) => shareShift(shift, change, spans)),
    ];
  });
}

interface SpanWords {
  readonly last: Message;
  readonly before: Message;
  readonly overturn: Message;
}

/** "November 2011", or "the 12 months to 30 November 2011". */
function spanWords({ comparison, units }: Change, { grain }: SalesParams, { calendar }: AnalysisContext): SpanWords {
  const { id, isSeasonal } = comparison;
  const nameOf = (span: Span): Message =>
    id === 'latest'
      ? word('findings.spans.period', { period: { value: span.fromDay, format: { kind: 'period', grain, calendar } } })
      : word('findings.spans.year', { day: { value: span.toDay, format: { kind: 'day' } } });
  const before = nameOf(comparison.earlier);
  return { last: nameOf(comparison.now), before, overturn: word(`findings.overturn.${isSeasonal ? 'same' : 'season'}`, { count: units, before }) };
}

/** Revenue or orders of the two spans. */
function levelChange(what: 'net' | 'orders', change: Change, { last, before, overturn }: SpanWords): FindingCandidate[] {
  const { comparison, units, now, earlier } = change;
  const tested = pairedRatio(change[what], LEVEL);
  const isMoney = what === 'net';
  const value = isMoney ? quotient(now.net - earlier.net, earlier.net) : quotient(now.orders - earlier.orders, earlier.orders);
  if (tested === null || value === null) return [];
  const [inNow, inThen] = spansOf(change);
  const measure = (span: Predicate): Measure => (isMoney ? sumOf('amount', span) : distinctOf('order_id', allOf(IS_SALE, span)));
  const direction = value > 0 ? 'up' : value < 0 ? 'down' : 'same';
  const shown = (sums: Change['now']): MessageParam =>
    isMoney ? { value: formatDecimal(sums.net), format: { kind: 'money' } } : { value: sums.orders, format: { kind: 'integer' } };
  return [
    {
      id: `${comparison.id}-${what}`,
      claim: word(`findings.${what}.${direction}`, {
        last,
        before,
        change: { value: Math.abs(value), format: PERCENT },
        now: shown(now),
        earlier: shown(earlier),
      }),
      effect: {
        value,
        label: word(`findings.labels.${what}`),
        format: PERCENT,
        interval: { low: tested.low - 1, high: tested.high - 1, level: LEVEL, method: 'analyses.sales.methods.fieller' },
        n: units,
        drill: linesOfBoth(change, ratioOf(differenceOf(measure(inNow), measure(inThen)), measure(inThen))),
      },
      evidence: { test: word('methods.swap'), p: tested.p, n: units, overturn },
      money: isMoney ? aYear(change, Number(now.net - earlier.net) / 1e4) : null,
      action: word(`findings.actions.${direction}`),
      block: 'revenue',
    },
  ];
}

/** Share of purchases that came back. */
function returnChange(change: Change, { last, before, overturn }: SpanWords): FindingCandidate[] {
  const { comparison, units, now, earlier, returns } = change;
  const tested = shareChange(returns, LEVEL);
  const [rateNow, rateThen] = [quotient(now.gross - now.net, now.gross), quotient(earlier.gross - earlier.net, earlier.gross)];
  if (tested === null || rateNow === null || rateThen === null) return [];
  const rate = (span: Predicate): Measure => {
    const purchases = sumOf('amount', allOf(IS_SALE, span));
    return ratioOf(differenceOf(purchases, sumOf('amount', span)), purchases);
  };
  const [inNow, inThen] = spansOf(change);
  const direction = rateNow > rateThen ? 'up' : rateNow < rateThen ? 'down' : 'same';
  return [
    {
      id: `${comparison.id}-returns`,
      claim: word(`findings.returns.${direction}`, {
        last,
        before,
        now: { value: rateNow, format: PERCENT },
        earlier: { value: rateThen, format: PERCENT },
      }),
      effect: {
        value: rateNow - rateThen,
        label: word('findings.labels.returns'),
        format: POINTS,
        interval: { low: tested.low, high: tested.high, level: LEVEL, method: 'analyses.sales.methods.linearised' },
        n: units,
        drill: linesOfBoth(change, differenceOf(rate(inNow), rate(inThen))),
      },
      evidence: { test: word('methods.shareTest'), p: tested.p, n: units, overturn },
      money: aYear(change, (rateNow - rateThen) * (Number(now.gross) / 1e4)),
      action: word(`findings.actions.returns.${direction}`),
      block: 'periods',
    },
  ];
}

/** Share of revenue of one product, country or channel. */
function shareShift(
  { dimension, id, name, now, earlier, units, moments }: Shift,
  change: Change,
  { last, before, overturn }: SpanWords,
): FindingCandidate[] {
  const tested = units < LEAST_UNITS ? null : shareChange(moments, LEVEL);
  const [shareNow, shareThen] = [quotient(now, change.now.net), quotient(earlier, change.earlier.net)];
  if (tested === null || shareNow === null || shareThen === null) return [];
  const where = compare(DIMENSION_COLUMNS[dimension], 'eq', id);
  const [inNow, inThen] = spansOf(change);
  const share = (span: Predicate): Measure => ratioOf(sumOf('amount', allOf(where, span)), sumOf('amount', span));
  const direction = shareNow > shareThen ? 'up' : shareNow < shareThen ? 'down' : 'same';
  return [
    {
      id: `${change.comparison.id}-${dimension}-${id}`,
      claim: word(`findings.share.${dimension}.${direction}`, {
        name: { value: name, format: { kind: 'text' } },
        last,
        before,
        now: { value: shareNow, format: PERCENT },
        earlier: { value: shareThen, format: PERCENT },
      }),
      effect: {
        value: shareNow - shareThen,
        label: word('findings.labels.share', { name: { value: name, format: { kind: 'text' } } }),
        format: POINTS,
        interval: { low: tested.low, high: tested.high, level: LEVEL, method: 'analyses.sales.methods.linearised' },
        n: change.units,
        drill: linesOfBoth(change, differenceOf(share(inNow), share(inThen))),
      },
      evidence: { test: word('methods.shareTest'), p: tested.p, n: change.units, overturn },
      money: aYear(change, (shareNow - shareThen) * (Number(change.now.net) / 1e4)),
      action: word(`findings.actions.share.${direction}`),
      block: dimension,
    },
  ];
}

function spansOf({ comparison: { now, earlier } }: Change): [Predicate, Predicate] {
  return [between('day', now.fromDay, now.toDay), between('day', earlier.fromDay, earlier.toDay)];
}

function linesOfBoth(change: Change, measure: Measure): Drill {
  return { relation: 'order_lines', where: anyOf(...spansOf(change)), measure };
}

/** An amount of the later span as an amount of a year. */
function aYear({ comparison: { now } }: Change, amount: number): number {
  return (Math.abs(amount) * DAYS_PER_YEAR) / (now.toDay - now.fromDay + 1);
}
