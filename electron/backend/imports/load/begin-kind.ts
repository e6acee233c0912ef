import { createRecordLoad } from '../records/record-load.ts';
import { createHeadsLoad } from './heads-load.ts';
import type { KindLoad, LoadContext } from './kind-load.ts';
import { createLinesLoad } from './lines-load.ts';
import { createListLoad } from './list-load.ts';

/** The loader for the kind of a mapping. */
export function beginKind(context: LoadContext): KindLoad {
  if (context.target === null) context.resolver.orders.countOnly();
  const { kind } = context.mapping;
  if (kind === 'orders' || kind === 'orderLines') return createLinesLoad(context);
  if (kind === 'orderHeads') return createHeadsLoad(context);
  return createRecordLoad(context) ?? createListLoad(context);
}
