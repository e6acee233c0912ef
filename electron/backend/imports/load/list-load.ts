import { type KindLoad, type LoadContext, NO_LINES } from './kind-load.ts';

/**
 * Takes lists of customers, firms and products: the resolver notes what they say, and the import writes it with everything else that
 * rows name. Rows about something known that say nothing new are unchanged.
 */
export function createListLoad({ mapping, resolver, references }: LoadContext): KindLoad {
  return {
    take: async (chunk) => {
      resolver.take(chunk);
      return [];
    },
    finish: async (summary) => {
      const isProducts = mapping.kind === 'products';
      const { customers, products } = await references();
      const changed = new Set([...(isProducts ? products.changed : customers.changed).map(({ id }) => id), ...(isProducts ? [] : customers.told)]);
      const unchanged = (isProducts ? resolver.metProducts : resolver.metCustomers).rowsWithout(changed);
      return { ...NO_LINES, loaded: summary.loaded - unchanged, unchanged };
    },
    store: async () => undefined,
  };
}
