import type { CustomerGroups } from '../../../shared/analyses/define.ts';
import type { ViewContext } from '../../../shared/contract/analyses.ts';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import { sql } from '../../../shared/warehouse/sql.ts';
import { readDataSpan } from '../analyses/data-span.ts';
import type { Store } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { type ResolvedRule, resolveRule } from './resolve-rule.ts';

export interface ResolveInput {
  readonly prefix: string;
  /** Context under which `member` conditions are looked up; rules of segments use none. */
  readonly context?: Partial<ViewContext> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Who meets a rule. */
export interface Population {
  /** Makes conditions ready for SQL; see `ResolvedRule`. */
  readonly resolve: (predicates: readonly Predicate[], input: ResolveInput) => Promise<ResolvedRule>;
  /** One byte per customer id (entry 0 unused, shared memory): 1 = meets the rule. */
  readonly maskOf: (rule: Predicate, options?: { readonly signal?: AbortSignal | undefined }) => Promise<Uint8Array>;
}

export interface PopulationParts {
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly groupsOf: (
    analysis: string,
    params: Record<string, unknown>,
    context?: Partial<ViewContext>,
    signal?: AbortSignal,
  ) => Promise<CustomerGroups | null>;
}

/** Rules over one client file. */
export function createPopulation({ store, warehouse, groupsOf }: PopulationParts): Population {
  const resolve: Population['resolve'] = async (predicates, { prefix, context, signal }) => {
    const span = await readDataSpan(warehouse);
    return resolveRule(predicates, {
      store,
      prefix,
      referenceDay: span?.lastDay ?? 0,
      groupsOf: (analysis, params) => groupsOf(analysis, params, context, signal),
    });
  };
  return {
    resolve,
    maskOf: async (rule, { signal } = {}) => {
      const resolved = await resolve([rule], { prefix: 'rule', signal });
      return warehouse.withCustomerSets(resolved.sets, async (query) => {
        const size = await query(sql`select coalesce(max(customer_id), 0)::INTEGER as n from customers`, signal);
        const found = await query(sql`select customer_id from customers where ${resolved.sqlOf(rule, 'customers')}`, signal);
        const mask = new Uint8Array(new SharedArrayBuffer(Number(size.columns.n?.values[0] ?? 0) + 1));
        for (const id of found.columns.customer_id?.values ?? []) mask[Number(id)] = 1;
        return mask;
      });
    },
  };
}
