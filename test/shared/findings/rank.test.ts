import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FindingCandidate } from '../../../shared/analyses/define.ts';
import { detectableEffect, effectSize } from '../../../shared/findings/effect-size.ts';
import { rankFindings } from '../../../shared/findings/rank.ts';
import type { Scanned } from '../../../shared/findings/scanned.ts';
import { topFindings } from '../../../shared/findings/top.ts';
import { benjaminiHochberg } from '../../../shared/stats/tests/benjamini-hochberg.ts';

interface Given {
  readonly analysis?: string;
  /** null = a plain fact. */
  readonly p: number | null;
  readonly money?: number | null;
  readonly n?: number;
  readonly claim?: string;
  readonly estimate?: boolean;
}

function candidate(id: string, { p, money = null, n = 100, claim = id, estimate = false }: Given): FindingCandidate {
  return {
    id,
    claim: { key: `claims.${claim}` },
    effect: {
      value: 0.2,
      label: { key: 'label' },
      format: { kind: 'percent', digits: 1 },
      interval: { low: 0.1, high: 0.3, level: 0.95, method: 'method' },
      n,
      ...(estimate ? { estimate: true } : {}),
      drill: { relation: 'order_lines', where: { op: 'compare', column: 'day', comparison: 'ge', value: 1 }, measure: { fn: 'count' } },
    },
    evidence: p === null ? null : { test: { key: 'test' }, p, n, overturn: { key: 'overturn' } },
    money,
    action: { key: 'action' },
    block: 'block',
  };
}

/** Each with rows of its own, unless they are told to share them. */
function scan(given: readonly Given[], { isShared = false } = {}): Scanned[] {
  return given.map((entry, index) => {
    const made = candidate(`c${index}`, entry);
    const { drill } = made.effect;
    const own = drill === undefined ? drill : { ...drill, measure: { fn: 'count', where: { op: 'null', column: `c${index}` } } as const };
    return {
      analysis: entry.analysis ?? 'a',
      params: {},
      candidate: isShared || own === undefined ? made : { ...made, effect: { ...made.effect, drill: own } },
    };
  });
}

const ids = (findings: readonly { readonly block: { readonly id: string } }[]): string[] => findings.map(({ block }) => block.id);

describe('ranking', () => {
  test('money first, unknown money last, then size of effect; facts after what was tested, chance apart', () => {
    const { findings, open, tested, quiet } = rankFindings(
      scan([
        { p: 1e-5, money: null },
        { p: 1e-4, money: 50 },
        { p: 1e-6, money: -900 },
        { p: 1e-9, money: null },
        { p: null, money: 1e6 },
        { p: 0.6, money: 1e7 },
        { p: 1e-4, money: 50, n: 20 },
      ]),
    );
    expect(ids(findings)).toEqual(['a-c2', 'a-c6', 'a-c1', 'a-c3', 'a-c0', 'a-c4']);
    expect(ids(open)).toEqual(['a-c5']);
    expect([tested, quiet]).toEqual([6, null]);
  });

  test('q counts every comparison with a test and no fact', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 30 }), (p) => {
        const { findings, open, tested } = rankFindings(scan(p.map((value) => ({ p: value }))));
        const known = p.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
        const q = benjaminiHochberg(known.map(({ value }) => value));
        expect(tested).toBe(known.length);
        expect(findings.length + open.length).toBe(p.length);
        for (const [place, { index }] of known.entries()) {
          const found = [...findings, ...open].find(({ block }) => block.id === `a-c${index}`);
          expect(found?.block.evidence?.q).toBe(q[place]);
          expect(found?.standing).toBe((q[place] as number) <= 0.05 ? 'held' : 'open');
        }
      }),
    );
  });

  test('comparisons that show nothing make the others less sure', () => {
    const alone = rankFindings(scan([{ p: 0.03 }]));
    const among = rankFindings(scan([{ p: 0.03 }, ...Array.from({ length: 9 }, () => ({ p: 0.7 }))]));
    expect([alone.findings.length, among.findings.length]).toEqual([1, 0]);
    expect(among.quiet).toMatchObject({ claim: { key: 'findings.quiet.claim', params: { count: 10 } } });
  });
});

describe('near-duplicates', () => {
  test('the same sum over the same rows, or the same sentence, is shown once and counted twice', () => {
    const { findings, tested } = rankFindings(scan([{ p: 1e-5 }, { p: 1e-6, claim: 'other' }], { isShared: true }));
    expect(findings).toMatchObject([{ alike: 1, block: { id: 'a-c1' } }]);
    expect(tested).toBe(2);
    expect(
      rankFindings(
        scan([
          { p: 1e-5, claim: 'one' },
          { p: 1e-6, claim: 'one' },
        ]),
      ).findings,
    ).toHaveLength(1);
  });

  test('two estimates from the same rows are two findings', () => {
    const two = [
      { p: 1e-5, estimate: true },
      { p: 1e-6, estimate: true },
    ];
    expect(rankFindings(scan(two, { isShared: true })).findings).toHaveLength(2);
  });
});

describe('nothing notable', () => {
  test('says what would have been seen, in the unit of the comparison with most at stake', () => {
    const { quiet } = rankFindings(
      scan([
        { p: 0.4, money: 1 },
        { p: 0.5, money: 5 },
      ]),
    );
    // (2.2414 + 0.8416) · 0.1 / 1.96: z at 0.05 / 2 two-sided plus z at 0.8, by the standard error of the interval.
    expect(quiet?.figure?.value).toBeCloseTo(0.1573, 4);
    expect(quiet?.figure?.label).toMatchObject({ key: 'findings.quiet.detectable' });
  });

  test('without a test says so', () => {
    expect(rankFindings([]).quiet?.claim.key).toBe('findings.quiet.untested');
    expect(rankFindings(scan([{ p: null }])).quiet?.claim.key).toBe('findings.quiet.untested');
  });
});

test('sizes of effects: r = z / √n, and what can be detected grows with the number of comparisons', () => {
  expect(effectSize(candidate('x', { p: 0.05, n: 100 }))).toBeCloseTo(0.195_996, 6);
  expect(effectSize(candidate('x', { p: 0, n: 100 }))).toBeGreaterThan(3);
  expect(effectSize(candidate('x', { p: null }))).toBe(0);
  const one = detectableEffect(candidate('x', { p: 0.5 }), 1, 0.05) ?? 0;
  // The textbook (1.96 + 0.84) standard errors.
  expect(one).toBeCloseTo((2.801_585 * 0.1) / 1.959_964, 6);
  expect(detectableEffect(candidate('x', { p: 0.5 }), 100, 0.05)).toBeGreaterThan(one);
  expect(detectableEffect(candidate('x', { p: null }), 1, 0.05)).toBeNull();
});

test('the top holds no more than two of an analysis while others wait, and a fact where there is one', () => {
  const { findings } = rankFindings(
    scan([
      ...[900, 800, 700, 600, 500].map((money) => ({ p: 1e-9, money })),
      { p: 1e-9, money: 10, analysis: 'b' },
      { p: null, money: 5, analysis: 'c' },
    ]),
  );
  expect(ids(topFindings(findings, 4))).toEqual(['a-c0', 'a-c1', 'b-c5', 'c-c6']);
  expect(ids(topFindings(findings, 3))).toEqual(['a-c0', 'a-c1', 'c-c6']);
  expect(ids(topFindings(findings.slice(0, 5), 4))).toEqual(['a-c0', 'a-c1', 'a-c2', 'a-c3']);
});
