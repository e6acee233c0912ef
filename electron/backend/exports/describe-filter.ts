import { describeRule } from '../../../shared/segments/describe.ts';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import { listSegments } from '../store/queries/segments.ts';
import type { Store } from '../store/store.ts';
import type { ExportWords } from './block-tables.ts';

/** A filter or rule in words: "customers who bought at least 2 times and are not in VIP". */
export function describeFilter(rule: Predicate, { store, words }: { readonly store: Store; readonly words: ExportWords }): string {
  const names = new Map(listSegments(store.reader).map(({ id, name }) => [id, name]));
  return words.translator.message(describeRule(rule, { segment: (id) => names.get(id) ?? null }), words.formatter);
}
