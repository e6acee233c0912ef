import { type Block, DEPTHS, type Depth } from '../../shared/analyses/blocks.ts';

/** True when something of a depth is shown to those who look as deep as `chosen`; without a depth it is for everybody. */
export function isWithin(depth: Depth | undefined, chosen: Depth): boolean {
  return DEPTHS.indexOf(depth ?? 'owner') <= DEPTHS.indexOf(chosen);
}

/** The next depth at which more is shown and how many blocks that adds; null when everything is shown. */
export function nextDepth(blocks: readonly Pick<Block, 'depth'>[], chosen: Depth): { readonly depth: Depth; readonly count: number } | null {
  for (const depth of DEPTHS) {
    const count = blocks.filter((block) => isWithin(block.depth, depth) && !isWithin(block.depth, chosen)).length;
    if (count > 0) return { depth, count };
  }
  return null;
}
