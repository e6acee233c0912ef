import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ViewContext } from '../../../shared/contract/analyses.ts';
import type { FindingsAnswer } from '../../../shared/contract/findings.ts';
import { client } from '../client.ts';
import { useDataVersion } from './projects.ts';

/** What stands out in all analyses under the given context. */
export function useFindings(context: ViewContext): UseQueryResult<FindingsAnswer> {
  const dataVersion = useDataVersion();
  return useQuery({
    queryKey: ['findings', 'list', dataVersion, context],
    queryFn: ({ signal }) => client.findings.list({ context }, { signal }),
    enabled: dataVersion >= 0,
  });
}
