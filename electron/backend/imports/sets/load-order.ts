import type { ImportKind } from '../../../../shared/model/import-kind.ts';

/** What is named comes before what names it: an order line finds its order, a payment its order and customer. */
const STEPS: readonly (readonly ImportKind[])[] = [
  ['employees', 'campaigns', 'products'],
  ['companies', 'customers'],
  ['contactPoints', 'orderHeads'],
  ['orders', 'orderLines'],
  ['leads', 'deals'],
  ['stageChanges'],
];
const RANK_OF_OTHERS = STEPS.length;

/** Positions of files in the order in which they are to be loaded; files of one step keep their order. */
export function orderOfLoading(kinds: readonly ImportKind[]): number[] {
  return kinds.map((_, position) => position).sort((a, b) => rankAt(kinds, a) - rankAt(kinds, b) || a - b);
}

function rankAt(kinds: readonly ImportKind[], position: number): number {
  const kind = kinds[position];
  const rank = STEPS.findIndex((step) => kind !== undefined && step.includes(kind));
  return rank < 0 ? RANK_OF_OTHERS : rank;
}
