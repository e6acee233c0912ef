import { useQuery } from '@tanstack/react-query';
import { client } from '../client.ts';
import { useDataVersion } from './projects.ts';

/** How good the data is, what of it nobody reads, what it lacks. */
export function useHealth() {
  const dataVersion = useDataVersion();
  return useQuery({
    queryKey: ['health', dataVersion],
    queryFn: ({ signal }) => client.health.get(undefined, { signal }),
    enabled: dataVersion >= 0,
  });
}
