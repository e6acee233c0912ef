import { useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import { client } from '../../client/client.ts';
import { useDataVersion } from '../../client/queries/projects.ts';
import type { CustomerSort } from './list-state.ts';

const PAGE = 100;

export interface CustomerQuestion {
  readonly search: string;
  readonly rule: Predicate | null;
  readonly sort: CustomerSort;
}

/** The rows in sight, fetched by the hundred; pages seen before come from memory. */
export function useCustomerPages(question: CustomerQuestion, range: { readonly from: number; readonly to: number }) {
  const dataVersion = useDataVersion();
  const lastTotal = useRef<number | null>(null);
  const first = Math.floor(range.from / PAGE);
  const last = Math.max(first, Math.floor(range.to / PAGE));
  const numbers = Array.from({ length: last - first + 1 }, (_unused, index) => first + index);
  const pages = useQueries({
    queries: numbers.map((page) => ({
      queryKey: ['customers', 'list', dataVersion, question, page],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => client.customers.list({ ...question, offset: page * PAGE, limit: PAGE }, { signal }),
      enabled: dataVersion >= 0,
    })),
  });
  const known = pages.find((page) => page.data !== undefined)?.data?.total;
  if (known !== undefined) lastTotal.current = known;
  return {
    /** How many customers there are; the last known number while a new answer is awaited. */
    total: known ?? lastTotal.current,
    rowAt: (index: number): CustomerRow | undefined => pages[Math.floor(index / PAGE) - first]?.data?.rows[index % PAGE],
    error: pages.find((page) => page.error !== null)?.error ?? null,
    retry: () => {
      for (const page of pages) if (page.isError) void page.refetch();
    },
  };
}
