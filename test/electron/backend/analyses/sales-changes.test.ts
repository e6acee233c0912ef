import { expect, it } from 'vitest';
import { toAnalysisContext, toQueryScope } from '../../../../electron/backend/analyses/view.ts';
import type { QueryTable } from '../../../../shared/analyses/define.ts';
import { comparisonsOf } from '../../../../shared/analyses/sales/comparisons.ts';
import { computeChanges } from '../../../../shared/analyses/sales/compute-changes.ts';
import { queryChanges } from '../../../../shared/analyses/sales/query-changes.ts';
import type { Change } from '../../../../shared/analyses/sales/schema.ts';
import { salesParamsSchema } from '../../../../shared/analyses/sales/schema.ts';
import { SECONDS_PER_DAY, toEpochDay } from '../../../../shared/model/day.ts';
import { parseDecimal } from '../../../../shared/model/decimal.ts';
import { openShop, randomShop } from '../../../support/shop-fixture.ts';
import { changeOf, type SpanLine } from '../../../support/simulated-sales.ts';

const FIRST = toEpochDay({ year: 2022, month: 1, day: 1 });
const PARAMS = salesParamsSchema.parse({});

it('the queries give the sums and moments that plain loops over the rows give', async () => {
  const rows = randomShop({ seed: 3, lines: 3000, customers: 150, fromDay: FIRST, days: 800 });
  const shop = await openShop(rows);
  try {
    const context = toAnalysisContext({ period: null, filter: null, calendar: 'gregorian' }, { firstDay: FIRST, lastDay: FIRST + 799 }, '');
    const tables: Record<string, QueryTable> = {};
    for (const [name, statement] of Object.entries(queryChanges(PARAMS, toQueryScope(context)))) tables[name] = await shop.warehouse.query(statement);
    const changes = computeChanges(tables, PARAMS, context);
    const comparisons = comparisonsOf(PARAMS, context);
    expect(changes.map(({ comparison }) => comparison.id)).toEqual(['latest', 'year']);
    const units = new Map<string, number>();
    const numberOf = (key: string): number => {
      units.set(key, units.get(key) ?? units.size + 1);
      return units.get(key) ?? 0;
    };
    for (const [index, comparison] of comparisons.entries()) {
      const lines = rows.flatMap((row): SpanLine[] => {
        const day = Math.floor(Number(row.orderDate) / SECONDS_PER_DAY);
        const isNow = day >= comparison.now.fromDay && day <= comparison.now.toDay;
        if (!isNow && (day < comparison.earlier.fromDay || day > comparison.earlier.toDay)) return [];
        const unit = numberOf(row.customerId === '' ? `order ${row.orderId}` : `customer ${row.customerId}`);
        return [
          {
            unit,
            order: numberOf(`order ${row.orderId}`),
            isNow,
            amount: Number(parseDecimal(row.amount ?? '0')),
            product: numberOf(`product ${row.productId}`),
          },
        ];
      });
      const expected = changeOf(lines, comparison, 1000);
      const found = changes[index] as Change;
      expect([found.units, found.now, found.earlier]).toEqual([expected.units, expected.now, expected.earlier]);
      expectClose(found.net, expected.net);
      expectClose(found.orders, expected.orders);
      expectClose(found.returns, expected.returns);
      for (const shift of found.shifts.filter(({ dimension }) => dimension === 'product')) {
        const twin = expected.shifts.find(({ id }) => id === units.get(`product ${shift.name.replace('Product ', 'P')}`));
        expect([shift.now, shift.earlier, shift.units]).toEqual([twin?.now, twin?.earlier, twin?.units]);
        expectClose(shift.moments, twin?.moments);
      }
    }
    expect(changes[1]?.shifts.map(({ dimension }) => dimension)).toEqual(expect.arrayContaining(['product', 'country', 'channel']));
  } finally {
    await shop.close();
  }
});

/** Equal numbers up to rounding, wherever they stand. */
function expectClose(found: unknown, expected: unknown): void {
  if (typeof found === 'number') {
    expect(Math.abs(found - Number(expected))).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(found)));
    return;
  }
  expect(Object.keys(found as object)).toEqual(Object.keys(expected as object));
  for (const [key, value] of Object.entries(found as object)) expectClose(value, (expected as Record<string, unknown>)[key]);
}
