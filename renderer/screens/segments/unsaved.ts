import type { SegmentRule } from '../../../shared/segments/schema.ts';

/** What was being built when its screen was left. */
export interface UnsavedSegment {
  readonly id: number | 'new';
  readonly name: string;
  readonly rule: SegmentRule;
}

let offered: UnsavedSegment | null = null;

/** Lets the builder that opens next go on with what was left. */
export function offerUnsaved(unsaved: UnsavedSegment): void {
  offered = unsaved;
}

/** Takes what was left of that segment, once; anything else on offer is forgotten. */
export function takeUnsaved(id: number | 'new'): UnsavedSegment | null {
  const taken = offered?.id === id ? offered : null;
  offered = null;
  return taken;
}
