import type { AnalysisContext, Facts } from '../../shared/analyses/define.ts';

/** One order line as tests write it: amounts in ten-thousandths. */
export interface TestLine {
  readonly customer: number;
  readonly day: number;
  readonly order: number;
  readonly amount: number;
  /** Purchase unless said otherwise; by default an amount above 0. */
  readonly sale?: boolean;
}

/** Fact columns of some lines, sorted as the warehouse sorts them. */
export function makeFacts(lines: readonly TestLine[], options: { readonly customerMask?: Uint8Array } = {}): Facts {
  const sorted = [...lines].sort((a, b) => a.customer - b.customer || a.day - b.day || a.order - b.order);
  return {
    length: sorted.length,
    customerCount: sorted.at(-1)?.customer ?? 0,
    customer: Int32Array.from(sorted, ({ customer }) => customer),
    day: Int32Array.from(sorted, ({ day }) => day),
    order: Int32Array.from(sorted, ({ order }) => order),
    product: new Int32Array(sorted.length),
    amount: Float64Array.from(sorted, ({ amount }) => amount),
    quantity: Float64Array.from(sorted, ({ amount }) => Math.sign(amount) * 10_000),
    sale: Uint8Array.from(sorted, ({ amount, sale }) => ((sale ?? amount > 0) ? 1 : 0)),
    customerMask: options.customerMask ?? null,
    fromDay: spanOf(lines).firstDay,
    toDay: spanOf(lines).lastDay,
  };
}

/** Context of some lines without filter or period, unless given. */
export function makeContext(lines: readonly Pick<TestLine, 'day'>[], overrides: Partial<AnalysisContext> = {}): AnalysisContext {
  return {
    ...spanOf(lines),
    period: null,
    filter: null,
    calendar: 'gregorian',
    currency: 'EUR',
    ...overrides,
  };
}

function spanOf(lines: readonly Pick<TestLine, 'day'>[]): { readonly firstDay: number; readonly lastDay: number } {
  const days = Int32Array.from(lines, ({ day }) => day).sort();
  return { firstDay: days[0] ?? 0, lastDay: days.at(-1) ?? 0 };
}
