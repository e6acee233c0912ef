import type { Facts } from '../../../shared/analyses/define.ts';
import { computePool } from '../../workers/pool.ts';
import type { FactColumns } from '../../workers/sort-facts.ts';
import { createSharedWork } from './shared-work.ts';

/** Gives the facts of a data version, loaded once: `read` brings the columns, a worker sorts them. */
export function createFacts(read: (signal: AbortSignal) => Promise<FactColumns>): (dataVersion: number, signal?: AbortSignal) => Promise<Facts> {
  const shared = createSharedWork<Facts>(1);
  return (dataVersion, signal) =>
    shared.get(
      String(dataVersion),
      async (ownSignal) => {
        const columns = await read(ownSignal);
        await computePool().run({ kind: 'sortFacts', facts: columns }, { signal: ownSignal });
        return { ...columns, customerMask: null, fromDay: -(2 ** 31), toDay: 2 ** 31 - 1 };
      },
      signal,
    );
}
