import { expect, test } from 'vitest';
import { findContractChurn } from '../../../../shared/analyses/contract-churn/findings.ts';
import { type ContractChurnResult, type ContractGroup, contractChurnParamsSchema } from '../../../../shared/analyses/contract-churn/schema.ts';
import { makeContext } from '../../../support/make-facts.ts';

const group = (name: string, own: Partial<ContractGroup>): ContractGroup => ({
  name,
  contracts: 100,
  ended: 0,
  endedMoney: 0n,
  runningMoney: 0n,
  datedEnds: 0,
  exposure: 1000,
  ...own,
});

function find(plans: readonly ContractGroup[]) {
  const result: ContractChurnResult = {
    day: 0,
    contracts: 200,
    dated: 0,
    undatedEnds: 0,
    ended: 0,
    periods: [],
    leftOut: 0,
    plans,
    reasons: [],
    hazard: [],
    saveList: [],
    worthwhile: 0,
    atRisk: 0,
  };
  return findContractChurn(result, contractChurnParamsSchema.parse({}), makeContext([]));
}

test('ends whose length nobody knows are in no rate', () => {
  const [a] = find([group('A', { ended: 60, datedEnds: 10 }), group('B', { ended: 10, datedEnds: 10 })]);
  expect(a?.effect.value).toBeCloseTo(1, 12);
  expect(a?.evidence?.p).toBeCloseTo(1, 6);
});

test('money at stake is that of the running contracts, at most half a year of all of them', () => {
  const young = group('A', { ended: 90, datedEnds: 90, exposure: 100, runningMoney: 1_000_000n });
  const [a, b] = find([young, group('B', { ended: 5, datedEnds: 5, runningMoney: 4_000_000n })]);
  expect(a?.money).toBeCloseTo(600, 9);
  // A plan that nobody left yet has money at stake too.
  expect(b?.money).toBeGreaterThan(0);
});
