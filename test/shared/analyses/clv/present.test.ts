import { describe, expect, test } from 'vitest';
import { computeClv } from '../../../../shared/analyses/clv/compute.ts';
import { clv } from '../../../../shared/analyses/clv/index.ts';
import { presentClv } from '../../../../shared/analyses/clv/present.ts';
import { type ClvParams, type ClvResult, clvParamsSchema } from '../../../../shared/analyses/clv/schema.ts';
import { checkBlocks } from '../../../support/check-blocks.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';
import { createRandom } from '../../../support/random.ts';

const random = createRandom(31);
const lines = Array.from(
  { length: 1500 },
  (_, order): TestLine => ({
    customer: 1 + Math.floor(200 * random.number() ** 2),
    day: 18_000 + random.integer(0, 500),
    order: order + 1,
    amount: random.integer(10, 20_000) * 100,
  }),
);
const params = clvParamsSchema.parse({ replicates: 100, model: 'bgnbd' });

function run(given: readonly TestLine[]): ClvResult {
  const result = computeClv({ tables: {}, facts: makeFacts(given) }, params, makeContext(given), () => {});
  if (result === null) throw new Error('no result');
  return result;
}

/** Ids of the notes shown; all blocks are checked on the way. */
function notesOf(result: ClvResult, given: Partial<ClvParams> = {}): string[] {
  const blocks = presentClv(result, { ...params, ...given });
  checkBlocks(clv, blocks);
  return blocks.flatMap(({ kind, id }) => (kind === 'note' ? [id.replace('note-', '')] : []));
}

const result = run(lines);

describe('what is said aloud', () => {
  test('too few to do without help, with and without a day when that ends', () => {
    const few = run(lines.slice(0, 30));
    expect(notesOf(few)).toEqual(expect.arrayContaining(['scarce', 'unchecked']));
    expect(notesOf({ ...few, sharperDay: null })).toContain('scarce');
    expect(notesOf(result)).not.toContain('scarce');
  });

  test('a parameter at the edge, a search without rest', () => {
    expect(notesOf({ ...result, isScarce: false, fit: { ...result.fit, isPenalised: true } })).toContain('boundary');
    expect(notesOf({ ...result, fit: { ...result.fit, hasConverged: false } })).toContain('converged');
  });

  test('what counts as value', () => {
    expect(notesOf(result)).toContain('revenue');
    expect(notesOf({ ...result, margin: 0.3 }, { money: 'share' })).toContain('margin');
    expect(notesOf({ ...result, margin: 0.4 }, { money: 'costs' })).toContain('margin');
    expect(notesOf({ ...result, costsMissing: true }, { money: 'costs' })).toContain('costs');
  });

  test('a rule of thumb that was nearer the truth', () => {
    const { holdout } = result;
    if (holdout === null) throw new Error('no holdout');
    const withErrors = (rule: number) => ({
      ...result,
      holdout: {
        ...holdout,
        scores: holdout.scores.map((score) => ({ ...score, errors: { ...score.errors, rootMeanSquare: score.id === 'asBefore' ? rule : 2 } })),
      },
    });
    expect(notesOf(withErrors(1))).toContain('beaten');
    expect(notesOf(withErrors(3))).not.toContain('beaten');
  });

  test('errors of earlier forecasts, unless they are not to count; frequency and spend that go together', () => {
    const missed = { ...result, modelError: { purchases: 0.05, value: 0.3 } };
    expect(notesOf(missed)).toContain('widened');
    expect(notesOf(missed, { widen: false })).not.toContain('widened');
    expect(notesOf({ ...result, correlation: { n: 100, value: 0.5, low: 0.3, high: 0.7 } })).toContain('correlation');
  });
});

test('lists name customers, groups can be saved, and the day the model may see is marked', () => {
  const blocks = presentClv(result, params);
  const top = blocks.find(({ id }) => id === 'top');
  if (top?.kind !== 'table') throw new Error('no list');
  expect(top.rows).toHaveLength(20);
  for (const [customer] of top.rows) expect(customer?.customer).toBe(customer?.value);
  const groups = blocks.find(({ id }) => id === 'groups');
  if (groups?.kind !== 'table') throw new Error('no groups');
  for (const [, customers] of groups.rows) expect(customers?.segment).toMatchObject({ op: 'member', analysis: clv.id });
  const track = blocks.find(({ id }) => id === 'track');
  expect(track?.kind === 'chart' ? track.reference?.[0]?.value : null).toBe(result.holdout?.calibrationDay);
});

test('figures by customer: an interval around what has one, nothing for nobody', () => {
  const figures = clv.customers?.(result, params) ?? [];
  expect(figures.map(({ key }) => key)).toEqual(['probabilityAlive', 'purchases', 'value', 'nextDay', 'heardOfBy']);
  for (const { values, low, high } of figures) {
    expect(values[0]).toBeNaN();
    if (low === undefined) continue;
    values.forEach((value, id) => {
      if (Number.isFinite(value)) expect(low[id]).toBeLessThanOrEqual(high?.[id] ?? Number.NaN);
    });
  }
  expect(clv.customers?.(null, params)).toEqual([]);
  expect([...(clv.groups?.(null, params).groupOf ?? [])]).toEqual([-1]);
});
