import { QueryClient } from '@tanstack/react-query';
import { toRefusal } from './refusal.ts';

/** Answers of the host by question. Everything is local: no network, no focus refetching; what changes is told by jobs. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, gcTime: 10 * 60_000, retry: retryOnce, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always' },
  },
});

function retryOnce(failures: number, error: Error): boolean {
  return failures < 1 && toRefusal(error).code === 'INTERRUPTED';
}

/** Forgets every answer about the client's data; those on screen are asked again. */
export function forgetData(): void {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'settings' });
}
