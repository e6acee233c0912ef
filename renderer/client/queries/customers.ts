import { useQuery } from '@tanstack/react-query';
import { client } from '../client.ts';
import { useDataVersion } from './projects.ts';

/** Everything known of a customer. */
export function useCustomer(id: number) {
  const dataVersion = useDataVersion();
  return useQuery({
    queryKey: ['customers', 'get', dataVersion, id],
    queryFn: ({ signal }) => client.customers.get({ id }, { signal }),
    enabled: dataVersion >= 0,
  });
}
