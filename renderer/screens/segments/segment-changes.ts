import type { Segment } from '../../../shared/contract/segments.ts';
import { forgetData } from '../../client/query-client.ts';
import { setFilter, useContextState } from '../../state/view-context.ts';

/** True when the window looks at that segment only. */
export function isLookedAt(id: number): boolean {
  const filter = useContextState.getState().filter;
  return filter?.rule.op === 'segment' && filter.rule.id === id;
}

/** Makes every analysis look at one saved segment only. */
export function lookAt({ id, name }: Pick<Segment, 'id' | 'name'>): void {
  setFilter({ label: name, rule: { op: 'segment', id } });
}

/** After a segment was made, changed or removed: everything that may rest on it is asked anew. */
export function segmentsChanged(): void {
  forgetData();
}
