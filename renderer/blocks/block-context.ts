import { createContext, useContext } from 'react';
import type { ViewContext } from '../../shared/contract/analyses.ts';

/** Under which analysis, parameters and view the blocks on screen were computed: drills and exports repeat exactly this. */
export interface BlockOrigin {
  readonly analysis: string;
  readonly params: Record<string, unknown>;
  readonly context: ViewContext;
}

export const BlockOriginContext = createContext<BlockOrigin | null>(null);

/** Origin of the blocks around; blocks are always drawn inside a provider. */
export function useBlockOrigin(): BlockOrigin {
  const origin = useContext(BlockOriginContext);
  if (origin === null) throw new Error('blocks need a BlockOriginContext around them');
  return origin;
}
