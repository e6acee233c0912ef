import type { z } from 'zod';
import { create } from 'zustand';
import type { customerSortSchema } from '../../../shared/contract/customers.ts';

export type CustomerSort = z.infer<typeof customerSortSchema>;

interface ListState {
  readonly search: string;
  readonly sort: CustomerSort;
  readonly setSearch: (search: string) => void;
  readonly setSort: (sort: CustomerSort) => void;
}

/** Search and order of the list; kept while one looks at a customer and comes back. */
export const useCustomerList = create<ListState>((set) => ({
  search: '',
  sort: { by: 'revenue', descending: true },
  setSearch: (search) => set({ search }),
  setSort: (sort) => set({ sort }),
}));
