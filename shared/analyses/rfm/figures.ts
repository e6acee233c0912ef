import { formatDecimal } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import {
  allOf,
  between,
  countRows,
  differenceOf,
  distinctOf,
  IS_SALE,
  medianPerCustomer,
  memberOf,
  purchasedBetween,
  ratioOf,
  sumOf,
} from '../../warehouse/conditions.ts';
import type { Drill, Measure } from '../../warehouse/drill.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Field, Figure, Message, MessageParam, ValueFormat } from '../blocks.ts';
import { type GroupFigures, type Grouping, RFM_ID, type RfmParams, type RfmResult, type RfmWindow } from './schema.ts';

export const INTEGER = { kind: 'integer' } as const;
export const MONEY = { kind: 'money' } as const;
export const PERCENT = { kind: 'percent', digits: 1 } as const;
export const MESSAGE = { kind: 'message' } as const;

/** Columns of the group table in order; the same words name figures elsewhere. */
export const GROUP_METRICS = [
  'customers',
  'customerShare',
  'revenue',
  'revenueShare',
  'orderValue',
  'medianRecency',
  'medianFrequency',
  'medianMonetary',
] as const;
export type GroupMetric = (typeof GROUP_METRICS)[number];

export const METRIC_FORMATS = {
  customers: INTEGER,
  customerShare: PERCENT,
  revenue: MONEY,
  revenueShare: PERCENT,
  orderValue: MONEY,
  medianRecency: { kind: 'days' },
  medianFrequency: { kind: 'number', digits: 1 },
  medianMonetary: MONEY,
} as const satisfies Record<GroupMetric, ValueFormat>;

/** The customers of one group, as this result found it, under any filter and period. */
export function membersOf(result: RfmResult, grouping: Grouping, group: string): Predicate {
  return memberOf(RFM_ID, { ...result.pinnedParams, grouping }, group);
}

/** Rule for a saved segment: the same group found anew whenever the data grow. */
export function ruleOf(params: RfmParams, grouping: Grouping, group: string): Predicate {
  const { horizonDays, contactCost, marginShare, ...scoring } = params;
  return memberOf(RFM_ID, { ...scoring, compareDay: null, grouping }, group);
}

/** Customers who have scores at all. */
export function everyoneIn({ sinceDay, untilDay }: RfmWindow): Predicate {
  return purchasedBetween(sinceDay, untilDay);
}

/** Customers that meet a condition. */
export function customersDrill(where: Predicate, measure: Measure = countRows()): Drill {
  return { relation: 'customers', where, measure };
}

/** A figure of a group (`members`; null = everyone) with the rows behind it. */
export function groupFigure(metric: GroupMetric, group: GroupFigures, members: Predicate | null, result: RfmResult, params: RfmParams): Figure {
  const { window, total } = result;
  const everyone = everyoneIn(window);
  const inGroup = members ?? everyone;
  const lines = (measure: Measure, where: Predicate = inGroup): Drill => ({
    relation: 'order_lines',
    where: allOf(between('day', window.sinceDay, window.untilDay), where),
    measure,
  });
  switch (metric) {
    case 'customers':
      return { value: group.customers, drill: customersDrill(inGroup) };
    case 'customerShare':
      return {
        value: quotient(group.customers, total.customers),
        drill: customersDrill(everyone, ratioOf(countRows(members ?? undefined), countRows())),
      };
    case 'revenue':
      return { value: formatDecimal(group.revenue), drill: lines(moneyOf(params)) };
    case 'revenueShare':
      return {
        value: quotient(group.revenue, total.revenue),
        drill: lines(ratioOf(moneyOf(params, members), moneyOf(params)), everyone),
      };
    case 'orderValue':
      return { value: quotient(group.gross, group.orders), drill: lines(ratioOf(sumOf('amount', IS_SALE), distinctOf('order_id', IS_SALE))) };
    case 'medianRecency':
      return {
        value: group.medianRecency,
        drill: lines(differenceOf({ fn: 'constant', value: window.referenceDay }, medianPerCustomer({ fn: 'max', column: 'day', where: IS_SALE }))),
      };
    case 'medianFrequency':
      return { value: group.medianFrequency, drill: lines(medianPerCustomer(distinctOf('order_id', IS_SALE))) };
    case 'medianMonetary':
      return {
        value: group.medianMonetary === null ? null : formatDecimal(group.medianMonetary),
        drill: lines(medianPerCustomer(moneyOf(params))),
      };
  }
}

/** Σ of what "monetary" means, over the lines of some customers. */
function moneyOf({ monetary }: RfmParams, members: Predicate | null = null): Measure {
  const conditions = [...(monetary === 'gross' ? [IS_SALE] : []), ...(members === null ? [] : [members])];
  return conditions.length === 0 ? sumOf('amount') : sumOf('amount', allOf(...conditions));
}

/** A field named and defined by the messages. */
export function fieldOf(key: string, format: ValueFormat): Field {
  return { key, label: word(`fields.${key}`), format, definition: word(`definitions.${key}`) };
}

/** Message key of a group's name. */
export function groupName(group: string): string {
  return `analyses.${RFM_ID}.groups.${group}`;
}

/** A message of this analysis. */
export function word(key: string, params?: Record<string, MessageParam>): Message {
  const full = `analyses.${RFM_ID}.${key}`;
  return params === undefined ? { key: full } : { key: full, params };
}
