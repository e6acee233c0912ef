import { create } from 'zustand';
import type { SegmentRule } from '../../shared/segments/schema.ts';

interface SegmentDraft {
  readonly name: string;
  readonly rule: SegmentRule | null;
}

/** What the builder starts from when a segment is made out of a figure; taken once. */
const useDraft = create<SegmentDraft>(() => ({ name: '', rule: null }));

/** Hands a rule and a name to the segment builder. */
export function offerSegmentDraft(rule: SegmentRule, name: string): void {
  useDraft.setState({ rule, name });
}

/** Takes the draft on offer and leaves none behind. */
export function takeSegmentDraft(): SegmentDraft {
  const draft = useDraft.getState();
  useDraft.setState({ rule: null, name: '' });
  return draft;
}
