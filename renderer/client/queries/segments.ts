import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client } from '../client.ts';
import { useDataVersion } from './projects.ts';

/** Key under which the list of segments is kept; invalidate it after a change. */
export const SEGMENTS_KEY = ['segments'] as const;

/** Saved segments with their sizes. */
export function useSegments() {
  const dataVersion = useDataVersion();
  return useQuery({
    queryKey: [...SEGMENTS_KEY, 'list', dataVersion],
    queryFn: ({ signal }) => client.segments.list(undefined, { signal }),
    enabled: dataVersion >= 0,
    placeholderData: keepPreviousData,
  });
}
