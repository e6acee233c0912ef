import type { Block } from '../../../shared/analyses/blocks.ts';
import type { BlockOrigin } from '../../blocks/block-context.ts';
import { useAnalyses, useAnalysisResult } from '../../client/queries/analyses.ts';
import { useViewContext } from '../../state/view-context.ts';

/** A block with what it was computed from. */
export interface PlacedBlock {
  readonly block: Block;
  readonly origin: BlockOrigin;
}

const NO_PARAMS = {};

/** Key figures and first chart of the first analysis that the data allows, under the shared period and filter. */
export function useHighlights() {
  const context = useViewContext();
  const offers = useAnalyses();
  const first = offers.data?.find((offer) => offer.missing.length === 0);
  const result = useAnalysisResult(first?.id ?? '', first?.defaults ?? NO_PARAMS, context, { enabled: first !== undefined });
  const { data } = result;
  const firstOf = (kind: Block['kind']): PlacedBlock | null => {
    const block = data?.blocks.find((candidate) => candidate.kind === kind);
    return data === undefined || block === undefined ? null : { block, origin: { analysis: data.id, params: data.params, context: data.context } };
  };
  return { figures: firstOf('kpi'), picture: firstOf('chart'), isPending: offers.isPending || (first !== undefined && result.isPending) };
}
