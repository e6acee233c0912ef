import { useQuery } from '@tanstack/react-query';
import { client } from '../client.ts';

/** Published cases computed on this machine; run when the page opens and when asked again. */
export function useProofs() {
  return useQuery({ queryKey: ['proofs'], queryFn: ({ signal }) => client.proofs.run(undefined, { signal }), staleTime: Number.POSITIVE_INFINITY });
}
