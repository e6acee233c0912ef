import { formatDecimal } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import {
  allOf,
  between,
  compare,
  countRows,
  customerWhere,
  differenceOf,
  distinctOf,
  filled,
  IS_ANONYMOUS,
  IS_SALE,
  ratioOf,
  sumOf,
} from '../../warehouse/conditions.ts';
import type { Drill, Measure } from '../../warehouse/drill.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Field, Figure, Message, MessageParam, Value, ValueFormat } from '../blocks.ts';
import { SALES_ID, type SalesFigures } from './schema.ts';

/** Days from and to, both included. */
export interface Span {
  readonly fromDay: number;
  readonly toDay: number;
}

/** One measure of sales: how it is read from the result and how it is computed again from the lines behind it. */
interface Metric {
  readonly format: ValueFormat;
  readonly value: (figures: SalesFigures) => Value;
  readonly measure: (span: Span) => Measure;
}

const MONEY = { kind: 'money' } as const;
const INTEGER = { kind: 'integer' } as const;
const PERCENT = { kind: 'percent', digits: 1 } as const;

const NET = sumOf('amount');
const GROSS = sumOf('amount', IS_SALE);
const RETURNED = differenceOf(GROSS, NET);
const ORDERS = distinctOf('order_id', IS_SALE);
const SALE_LINES = countRows(IS_SALE);

export const METRICS = {
  net: { format: MONEY, value: ({ net }) => formatDecimal(net), measure: () => NET },
  gross: { format: MONEY, value: ({ gross }) => formatDecimal(gross), measure: () => GROSS },
  returned: { format: MONEY, value: ({ gross, net }) => formatDecimal(gross - net), measure: () => RETURNED },
  returnRate: { format: PERCENT, value: ({ gross, net }) => quotient(gross - net, gross), measure: () => ratioOf(RETURNED, GROSS) },
  returnLines: { format: INTEGER, value: ({ returnLines }) => returnLines, measure: () => countRows(compare('kind', 'eq', 'return')) },
  orders: { format: INTEGER, value: ({ orders }) => orders, measure: () => ORDERS },
  lines: { format: INTEGER, value: ({ saleLines }) => saleLines, measure: () => SALE_LINES },
  orderValue: { format: MONEY, value: ({ gross, orders }) => quotient(gross, orders), measure: () => ratioOf(GROSS, ORDERS) },
  linesPerOrder: {
    format: { kind: 'number', digits: 2 },
    value: ({ saleLines, orders }) => quotient(saleLines, orders),
    measure: () => ratioOf(SALE_LINES, ORDERS),
  },
  unitsPerOrder: {
    format: { kind: 'number', digits: 2 },
    value: ({ units, orders }) => quotient(units, orders),
    measure: () => ratioOf(sumOf('quantity', IS_SALE), ORDERS),
  },
  customers: { format: INTEGER, value: ({ customers }) => customers, measure: () => distinctOf('customer_id', IS_SALE) },
  newCustomers: {
    format: INTEGER,
    value: ({ newCustomers }) => newCustomers,
    measure: (span) => distinctOf('customer_id', allOf(IS_SALE, isNew(span))),
  },
  returningCustomers: {
    format: INTEGER,
    value: ({ customers, newCustomers }) => customers - newCustomers,
    measure: ({ fromDay }) => distinctOf('customer_id', allOf(IS_SALE, customerWhere(compare('first_day', 'lt', fromDay)))),
  },
  newNet: { format: MONEY, value: ({ newNet }) => formatDecimal(newNet), measure: (span) => sumOf('amount', isNew(span)) },
  returningNet: {
    format: MONEY,
    value: ({ net, newNet, anonymousNet }) => formatDecimal(net - newNet - anonymousNet),
    measure: (span) => differenceOf(sumOf('amount', filled('customer_id')), sumOf('amount', isNew(span))),
  },
  anonymousNet: { format: MONEY, value: ({ anonymousNet }) => formatDecimal(anonymousNet), measure: () => sumOf('amount', IS_ANONYMOUS) },
  anonymousShare: {
    format: PERCENT,
    value: ({ anonymousNet, net }) => quotient(anonymousNet, net),
    measure: () => ratioOf(sumOf('amount', IS_ANONYMOUS), NET),
  },
} as const satisfies Record<string, Metric>;
export type MetricName = keyof typeof METRICS;

/** The figure of a metric, with the lines of the span behind it. */
export function figureOf(name: MetricName, figures: SalesFigures, span: Span, unfinished = false): Figure {
  const { value, measure } = METRICS[name] as Metric;
  return { value: value(figures), drill: linesOf(span, measure(span)), ...(unfinished ? { unfinished } : {}) };
}

/** The lines of a span, narrowed by further conditions, and a measure over them. */
export function linesOf(span: Span, measure: Measure, ...where: Predicate[]): Drill {
  return { relation: 'order_lines', where: allOf(between('day', span.fromDay, span.toDay), ...where), measure };
}

/** A field of the given format, named and defined by the messages. */
export function fieldOf(key: string, format: ValueFormat): Field {
  return { key, label: word(`fields.${key}`), format, definition: word(`definitions.${key}`) };
}

/** The field of a metric. */
export function metricField(name: MetricName): Field {
  return fieldOf(name, METRICS[name].format);
}

/** A message of this analysis. */
export function word(key: string, params?: Record<string, MessageParam>): Message {
  const full = `analyses.${SALES_ID}.${key}`;
  return params === undefined ? { key: full } : { key: full, params };
}

/** The row's customer made the first purchase within the span. */
function isNew({ fromDay, toDay }: Span): Predicate {
  return customerWhere(between('first_day', fromDay, toDay));
}
