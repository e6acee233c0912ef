import type { Block } from '../../../shared/analyses/blocks.ts';

/** A longer table is looked up, not read: it stands in the full report. */
const MOST_ROWS = 12;

/**
 * What an overview shows of an analysis on about one page: the answer, reservations, the figures, the first picture and the first short table, in the order of the
 * analysis. Everything else is in the report that has the analysis in full.
 */
export function digestOf(blocks: readonly Block[]): Block[] {
  const shown = blocks.filter(({ depth }) => depth === undefined || depth === 'owner');
  const picture = shown.find(({ kind }) => kind === 'chart') ?? shown.find(({ kind }) => kind === 'matrix');
  const table = shown.find((block) => block.kind === 'table' && block.rows.length <= MOST_ROWS);
  const figures = shown.find(({ kind }) => kind === 'kpi');
  return shown.filter(
    (block) =>
      block.kind === 'finding' || (block.kind === 'note' && block.tone === 'caution') || block === picture || block === table || block === figures,
  );
}
