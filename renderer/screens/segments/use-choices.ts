import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client } from '../../client/client.ts';
import { useDataVersion } from '../../client/queries/projects.ts';
import { SEGMENTS_KEY } from '../../client/queries/segments.ts';
import { useSettled } from '../../components/use-settled.ts';

const TYPING_MS = 200;

/** Values that a text column of the customers takes, those that contain a text, most frequent first. */
export function useColumnValues(column: string, search: string): readonly { readonly value: string; readonly customers: number }[] {
  const dataVersion = useDataVersion();
  const settled = useSettled(search.trim().slice(0, 100), TYPING_MS);
  const values = useQuery({
    queryKey: [...SEGMENTS_KEY, 'values', dataVersion, column, settled],
    queryFn: ({ signal }) => client.segments.values({ column, search: settled }, { signal }),
    enabled: dataVersion >= 0,
    placeholderData: keepPreviousData,
  });
  return values.data ?? [];
}

/** Groups that analyses offer to rules. */
export function useAnalysisGroups() {
  const dataVersion = useDataVersion();
  return useQuery({
    queryKey: [...SEGMENTS_KEY, 'groups', dataVersion],
    queryFn: ({ signal }) => client.segments.groups(undefined, { signal }),
    enabled: dataVersion >= 0,
  });
}
