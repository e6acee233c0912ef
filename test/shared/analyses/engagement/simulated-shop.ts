import type { QueryTable } from '../../../../shared/analyses/define.ts';
import type { SignalSource } from '../../../../shared/analyses/engagement/kinds.ts';
import { daysOf, WEIGHT_SCALE } from '../../../../shared/analyses/engagement/query.ts';
import type { EngagementParams } from '../../../../shared/analyses/engagement/schema.ts';
import { makeContext, type TestLine } from '../../../support/make-facts.ts';
import { createRandom } from '../../../support/random.ts';

/** Something a customer did. */
export interface TestEvent {
  readonly customer: number;
  readonly day: number;
  readonly source: SignalSource;
  readonly type: string | null;
}

/** What the queries give, by hand. */
export function tablesOf(events: readonly TestEvent[], params: EngagementParams, lastDay: number): Record<string, QueryTable> {
  const days = daysOf(params, { ...makeContext([]), lastDay });
  const tables: Record<string, QueryTable> = {};
  for (const [source, all] of Object.entries(Object.groupBy(events, (event) => event.source))) {
    const own = all.filter(({ day }) => day <= days.day && day > days.fitDay - params.windowDays);
    const types = [...new Set(own.map(({ type }) => type))].sort((a, b) => (a === null ? -1 : b === null ? 1 : a < b ? -1 : 1));
    const within = (evening: number, day: number): boolean => day <= evening && day > evening - params.windowDays;
    const weight = (evening: number, day: number): number =>
      within(evening, day) ? Math.round(WEIGHT_SCALE * 0.5 ** ((evening - day) / params.halfLifeDays)) : 0;
    const rows = [...Map.groupBy(own, ({ customer, type }) => `${customer} ${types.indexOf(type)}`).values()].map((group) => ({
      customer: group[0]?.customer ?? 0,
      type: types.indexOf(group[0]?.type ?? null) + 1,
      rows: group.filter(({ day }) => within(days.day, day)).length,
      now: group.reduce((sum, { day }) => sum + weight(days.day, day), 0),
      test: group.reduce((sum, { day }) => sum + weight(days.testDay, day), 0),
      fit: group.reduce((sum, { day }) => sum + weight(days.fitDay, day), 0),
    }));
    const column = (pick: (row: (typeof rows)[number]) => number) => ({ values: Float64Array.from(rows, pick) });
    tables[source] = {
      rowCount: rows.length,
      columns: {
        customer_id: column(({ customer }) => customer),
        type_no: column(({ type }) => type),
        rows: column((row) => row.rows),
        now: column((row) => row.now),
        test: column((row) => row.test),
        fit: column((row) => row.fit),
      },
    };
    tables[`${source}Types`] = {
      rowCount: types.length,
      columns: {
        type: { values: types },
        rows: { values: Float64Array.from(types, (type) => own.filter((event) => event.type === type && within(days.day, event.day)).length) },
      },
    };
  }
  return tables;
}

export interface SimulationOptions {
  readonly seed: number;
  readonly customers: number;
  /** How strongly interest, which visits show, moves purchases; 0 = not at all. */
  readonly effect: number;
  /** How much customers differ for good in how often they buy, and in how often they do each of the signals. */
  readonly spread: number;
}

export const LAST_DAY = 20_000;
const DAYS = 450;
const STEP = 30;
const TYPES = ['visit', 'open', 'click', 'call', 'tasting', 'workshop'] as const;

/**
 * Customers who do six things at rates of their own, and buy at rates of their own that have nothing to do with these. With an effect, visits show an interest that changes
 * from month to month and lasts for some months, and purchases follow it.
 */
export function simulateShop({ seed, customers, effect, spread }: SimulationOptions): { readonly lines: TestLine[]; readonly events: TestEvent[] } {
  const random = createRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random.number())) * Math.cos(2 * Math.PI * random.number());
  const wait = (): number => -Math.log(1 - random.number());
  const lines: TestLine[] = [];
  const events: TestEvent[] = [];
  let order = 0;
  for (let customer = 1; customer <= customers; customer++) {
    const rate = 0.25 * Math.exp(spread * normal());
    const rates = TYPES.map(() => Math.exp(spread * normal()));
    let interest = normal();
    lines.push({ customer, day: LAST_DAY - DAYS, order: ++order, amount: 1000 });
    for (let day = LAST_DAY - DAYS; day < LAST_DAY; day += STEP) {
      interest = 0.9 * interest + Math.sqrt(1 - 0.81) * normal();
      if (random.chance(1 - Math.exp(-rate * Math.exp(effect * interest))))
        lines.push({ customer, day: day + random.integer(1, STEP), order: ++order, amount: 1000 });
      TYPES.forEach((type, index) => {
        const mean = (rates[index] as number) * (type === 'visit' ? Math.exp(effect * interest) : 1);
        // Poisson: arrivals at exponential distances within one month.
        for (let at = wait(); at < mean; at += wait()) events.push({ customer, day: day + random.integer(1, STEP), source: 'interactions', type });
      });
    }
  }
  return { lines, events };
}
