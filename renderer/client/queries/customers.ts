import { useQuery } from '@tanstack/react-query';
import { useCalendar } from '../../state/preferences.ts';
import { client } from '../client.ts';
import { useDataVersion } from './projects.ts';

/** What the analyses say about a customer, over all orders in the window's calendar. */
export function useCustomerFigures(id: number) {
  const dataVersion = useDataVersion();
  const calendar = useCalendar();
  return useQuery({
    queryKey: ['customers', 'figures', dataVersion, id, calendar],
    queryFn: ({ signal }) => client.customers.figures({ id, context: { calendar } }, { signal }),
    enabled: dataVersion >= 0,
  });
}

/** Everything known of a customer, months in the window's calendar. */
export function useCustomer(id: number) {
  const dataVersion = useDataVersion();
  const calendar = useCalendar();
  return useQuery({
    queryKey: ['customers', 'get', dataVersion, id, calendar],
    queryFn: ({ signal }) => client.customers.get({ id, calendar }, { signal }),
    enabled: dataVersion >= 0,
  });
}
