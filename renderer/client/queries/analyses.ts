import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { AnalysisOffer, AnalysisResult, ViewContext } from '../../../shared/contract/analyses.ts';
import type { Drill } from '../../../shared/warehouse/drill.ts';
import { client } from '../client.ts';
import { useDataVersion } from './projects.ts';

/** What the open client file can be asked: the source of navigation, palette and routes. */
export function useAnalyses(): UseQueryResult<AnalysisOffer[]> {
  const dataVersion = useDataVersion();
  return useQuery({
    queryKey: ['analyses', 'list', dataVersion],
    queryFn: ({ signal }) => client.analyses.list(undefined, { signal }),
    enabled: dataVersion >= 0,
    placeholderData: keepPreviousData,
  });
}

/** Result of an analysis under the given context; `params` left out means the defaults. */
export function useAnalysisResult(
  id: string,
  params: Record<string, unknown>,
  context: ViewContext,
  { enabled = true }: { readonly enabled?: boolean } = {},
): UseQueryResult<AnalysisResult> {
  const dataVersion = useDataVersion();
  return useQuery({
    queryKey: ['analyses', 'run', dataVersion, id, params, context],
    queryFn: ({ signal }) => client.analyses.run({ id, params, context }, { signal }),
    enabled: enabled && dataVersion >= 0,
    placeholderData: (previous, query) => (query?.queryKey[3] === id ? previous : undefined),
  });
}

/** One page of the rows behind a figure. */
export function useDrilledRows(drill: Drill, context: ViewContext, offset: number, limit: number) {
  const dataVersion = useDataVersion();
  return useQuery({
    queryKey: ['analyses', 'rows', dataVersion, drill, context, offset, limit],
    queryFn: ({ signal }) => client.analyses.rows({ drill, context, offset, limit }, { signal }),
    enabled: dataVersion >= 0,
    placeholderData: keepPreviousData,
  });
}
