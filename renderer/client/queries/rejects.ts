import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Correction } from '../../../shared/contract/rejects.ts';
import { client } from '../client.ts';
import { useDataVersion } from './projects.ts';

/** A page of the refused records of an import that wait to be corrected, with all their fields. */
export function useOpenRecords(id: number, offset: number, limit: number) {
  const dataVersion = useDataVersion();
  return useQuery({
    queryKey: ['rejects', 'records', dataVersion, id, offset, limit],
    queryFn: ({ signal }) => client.rejects.records({ id, offset, limit, open: true }, { signal }),
    enabled: dataVersion >= 0,
  });
}

/** What the parser says of corrected records, with the records it speaks of; the answer before stays until the next is there. */
export function useCorrectionCheck(id: number, rows: Correction[]) {
  return useQuery({
    queryKey: ['rejects', 'check', id, rows],
    queryFn: async ({ signal }) => ({ ...(await client.rejects.check({ id, rows }, { signal })), rows }),
    enabled: rows.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}
