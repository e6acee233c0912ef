import { useQueries } from '@tanstack/react-query';
import type { Block } from '../../../shared/analyses/blocks.ts';
import type { BlockOrigin } from '../../blocks/block-context.ts';
import { client } from '../../client/client.ts';
import { useAnalyses } from '../../client/queries/analyses.ts';
import { useDataVersion } from '../../client/queries/projects.ts';
import { useViewContext } from '../../state/view-context.ts';

/** A block with what it was computed from. */
export interface PlacedBlock {
  readonly block: Block;
  readonly origin: BlockOrigin;
}

const MOST_FINDINGS = 5;

/** Findings of all analyses that the data allows, and key figures and first chart of the first that has them, under the shared period and filter. */
export function useHighlights() {
  const dataVersion = useDataVersion();
  const context = useViewContext();
  const offers = useAnalyses();
  const ready = (offers.data ?? []).filter((offer) => offer.missing.length === 0);
  const results = useQueries({
    queries: ready.map(({ id, defaults }) => ({
      queryKey: ['analyses', 'run', dataVersion, id, defaults, context],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => client.analyses.run({ id, params: defaults, context }, { signal }),
    })),
  });
  const placed = results.flatMap(({ data }): PlacedBlock[] => {
    if (data === undefined) return [];
    const origin = { analysis: data.id, params: data.params, context: data.context };
    return data.blocks.map((block) => ({ block, origin }));
  });
  const firstOf = (kind: Block['kind']) => placed.find(({ block }) => block.kind === kind) ?? null;
  return {
    findings: placed.filter(({ block }) => block.kind === 'finding').slice(0, MOST_FINDINGS),
    figures: firstOf('kpi'),
    picture: firstOf('chart'),
    isPending: offers.isPending || results.some((result) => result.isPending),
  };
}
