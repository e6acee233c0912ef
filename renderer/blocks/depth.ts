import { type Block, DEPTHS, type Depth, isWithin } from '../../shared/analyses/blocks.ts';

/** The next depth at which more is shown and how many blocks that adds; null when everything is shown. */
export function nextDepth(blocks: readonly Pick<Block, 'depth'>[], chosen: Depth): { readonly depth: Depth; readonly count: number } | null {
  for (const depth of DEPTHS) {
    const count = blocks.filter((block) => isWithin(block.depth, depth) && !isWithin(block.depth, chosen)).length;
    if (count > 0) return { depth, count };
  }
  return null;
}
