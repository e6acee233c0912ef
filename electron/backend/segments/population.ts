import type { CustomerGroups } from '../../../shared/analyses/define.ts';
import type { ViewContext } from '../../../shared/contract/analyses.ts';
import type { SegmentSize } from '../../../shared/contract/segments.ts';
import { formatDecimal } from '../../../shared/model/decimal.ts';
import { planRule } from '../../../shared/segments/plan.ts';
import type { MaskSize } from '../../../shared/segments/size.ts';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import { joinSql, sql } from '../../../shared/warehouse/sql.ts';
import { computePool } from '../../workers/pool.ts';
import type { SegmentOutcome } from '../../workers/protocol.ts';
import { readDataSpan } from '../analyses/data-span.ts';
import type { Store } from '../store/store.ts';
import { createSharedWork } from '../warehouse/shared-work.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { readCustomerColumns } from './customer-columns.ts';
import { type ResolvedRule, resolveRule, ruleKey } from './resolve-rule.ts';

const KEPT_MASKS = 48;

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
  /** One byte per customer id (entry 0 unused, shared memory, not to be written): 1 = meets the rule. */
  readonly maskOf: (rule: Predicate, options?: { readonly signal?: AbortSignal | undefined }) => Promise<Uint8Array>;
  readonly sizeOf: (rule: Predicate, options?: { readonly signal?: AbortSignal | undefined }) => Promise<SegmentSize>;
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

/** Rules over one client file; answers are kept by data version and rule. */
export function createPopulation({ store, warehouse, groupsOf }: PopulationParts): Population {
  const work = createSharedWork<SegmentOutcome>(KEPT_MASKS);

  const resolve: Population['resolve'] = async (predicates, { prefix, context, signal }) => {
    const span = await readDataSpan(warehouse);
    return resolveRule(predicates, {
      store,
      prefix,
      referenceDay: span?.lastDay ?? 0,
      groupsOf: (analysis, params) => groupsOf(analysis, params, context, signal),
    });
  };

  const evaluate = async (rule: Predicate, signal: AbortSignal): Promise<SegmentOutcome> => {
    const resolved = await resolve([rule], { prefix: 'rule', signal });
    // The SQL is made even when columns in memory decide everything: it is what refuses unknown columns and wrong values.
    resolved.sqlOf(rule, 'customers');
    const { plan, masks, needsFacts } = planRule(resolved.expand(rule), resolved.referenceDay);
    const columns = await readCustomerColumns(warehouse);
    const found = await lookUpMasks(masks, resolved, columns.orders.length, signal);
    const facts = needsFacts ? await warehouse.facts(signal) : null;
    const outcome = await computePool().run({ kind: 'segment', plan, input: { facts, columns, masks: found } }, { signal });
    return outcome as SegmentOutcome;
  };

  const lookUpMasks = async (masks: readonly Predicate[], resolved: ResolvedRule, length: number, signal: AbortSignal): Promise<Uint8Array[]> => {
    if (masks.length === 0) return [];
    const tests = masks.map((mask, index) => sql`(${resolved.sqlOf(mask, 'customers')})::UTINYINT as ${{ text: `m${index}`, values: [] }}`);
    const { columns, rowCount } = await warehouse.withCustomerSets(resolved.sets, (query) =>
      query(sql`select customer_id, ${joinSql(tests, ', ')} from customers`, signal),
    );
    const ids = columns.customer_id?.values ?? [];
    return masks.map((_, index) => {
      const values = columns[`m${index}`]?.values ?? [];
      const mask = new Uint8Array(new SharedArrayBuffer(length));
      for (let row = 0; row < rowCount; row++) mask[Number(ids[row])] = Number(values[row]);
      return mask;
    });
  };

  const outcomeOf = async (rule: Predicate, signal?: AbortSignal): Promise<SegmentOutcome> =>
    work.get(JSON.stringify([warehouse.dataVersion, ruleKey(rule, store)]), (ownSignal) => evaluate(rule, ownSignal), signal);

  return {
    resolve,
    maskOf: async (rule, { signal } = {}) => (await outcomeOf(rule, signal)).mask,
    sizeOf: async (rule, { signal } = {}) => {
      const { size, buyers } = await outcomeOf(rule, signal);
      return toSegmentSize(size, buyers);
    },
  };
}

function toSegmentSize({ customers, orders, revenue }: MaskSize, buyers: number): SegmentSize {
  return { customers, of: buyers, orders, revenue: formatDecimal(revenue) };
}
