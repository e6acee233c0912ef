import { expect, test } from 'vitest';
import { estimateGapCurves } from '../../../../shared/analyses/churn/gap-curves.ts';
import { mergePurchases } from '../../../../shared/stats/btyd/merge-purchases.ts';
import { estimateKaplanMeier, survivalAt } from '../../../../shared/stats/survival/curve/kaplan-meier.ts';
import { tabulateTimes } from '../../../../shared/stats/survival/time-table.ts';
import { makeFacts, type TestLine } from '../../../support/make-facts.ts';
import { createRandom } from '../../../support/random.ts';

const UNTIL = 19_400;

test('the same as Kaplan–Meier over the gaps written out, first, second and later ones apart', () => {
  const random = createRandom(12);
  const lines: TestLine[] = [];
  for (let customer = 1; customer <= 200; customer++)
    for (let day = 19_000 + random.integer(0, 380); day <= UNTIL; day += random.integer(1, 150))
      lines.push({ customer, day, order: lines.length + 1, amount: 10_000 });
  const gaps: { group: number; time: number; status: number }[] = [];
  for (const own of Map.groupBy(lines, ({ customer }) => customer).values())
    for (const [index, { day }] of own.entries()) {
      const next = own[index + 1]?.day;
      gaps.push({ group: Math.min(2, index), time: (next ?? UNTIL) - day, status: next === undefined ? 0 : 1 });
    }
  const { silentFor } = estimateGapCurves(mergePurchases(makeFacts(lines), UNTIL), UNTIL);
  for (const group of [0, 1, 2]) {
    const own = gaps.filter((gap) => gap.group === group);
    const curve = estimateKaplanMeier(
      tabulateTimes({ time: Float64Array.from(own, ({ time }) => time), status: Uint8Array.from(own, ({ status }) => status) }),
    );
    for (const silence of [0, 20, 77, 140]) {
      const expected = survivalAt(curve, silence + 30) / survivalAt(curve, silence);
      expect(silentFor(group + 1, silence, 30)).toBeCloseTo(Number.isNaN(expected) ? 1 : expected, 12);
    }
  }
});

test('nobody: silence is certain', () => {
  expect(estimateGapCurves(mergePurchases(makeFacts([]), UNTIL), UNTIL).silentFor(1, 10, 90)).toBe(1);
});
