import { expect } from 'vitest';
import type { Figure } from '../../shared/analyses/blocks.ts';
import { findAnalysis } from '../../shared/analyses/registry.ts';
import type { ViewContext } from '../../shared/contract/analyses.ts';
import { checkBlocks, figuresIn } from './check-blocks.ts';
import type { Shop } from './shop-fixture.ts';

export interface CheckedRun {
  readonly id: string;
  readonly params?: Record<string, unknown>;
  readonly context?: Partial<ViewContext>;
  /** At most so many figures of each block, evenly spread. */
  readonly perBlock?: number;
}

/** Runs an analysis and recomputes figures of every block from their rows: an exact figure gives its value, an estimate its n. Returns how many. */
export async function checkDrills(shop: Pick<Shop, 'engine'>, { id, params = {}, context = {}, perBlock = 6 }: CheckedRun): Promise<number> {
  const analysis = findAnalysis(id);
  if (analysis === undefined) throw new RangeError(`no analysis ${id}`);
  const { blocks } = await shop.engine.run({ id, params, context });
  checkBlocks(analysis, blocks);
  let checked = 0;
  for (const block of blocks) {
    const drillable = figuresIn(block).filter(({ figure }) => figure.drill !== undefined && figure.value !== null);
    const step = Math.max(1, drillable.length / perBlock);
    for (let at = 0; at < drillable.length; at += step) {
      const figure: Figure | undefined = drillable[Math.floor(at)]?.figure;
      if (figure?.drill === undefined) continue;
      const { figure: again } = await shop.engine.rows({ drill: figure.drill, context, limit: 1 });
      const where = `${id} ${JSON.stringify(params)} ${JSON.stringify(context)} ${block.id}: ${JSON.stringify(figure.drill)}`;
      expect(again, where).toBe(figure.estimate === true ? figure.n : figure.value);
      checked++;
    }
  }
  return checked;
}
