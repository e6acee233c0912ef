import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import type { Store } from '../store/store.ts';
import type { ExportWords } from './block-tables.ts';

/** A rule in words. */
export function describeFilter(rule: Predicate, _sources: { readonly store: Store; readonly words: ExportWords }): string {
  return JSON.stringify(rule);
}
