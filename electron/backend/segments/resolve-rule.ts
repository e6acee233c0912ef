import type { CustomerGroups } from '../../../shared/analyses/define.ts';
import { idsOfMask } from '../../../shared/segments/mask.ts';
import { expandSegments, SegmentCycleError, type SegmentLookup, setConditions } from '../../../shared/segments/sets.ts';
import { type PredicateScope, predicateToSql, type SetCondition } from '../../../shared/segments/to-sql.ts';
import type { RelationName } from '../../../shared/warehouse/catalogue.ts';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import type { Sql } from '../../../shared/warehouse/sql.ts';
import { AppError } from '../app-error.ts';
import { getSegment, readFrozenMembers } from '../store/queries/segments.ts';
import type { Store } from '../store/store.ts';

/** Conditions ready for the engine: saved segments written out, sets of customers found. */
export interface ResolvedRule {
  readonly referenceDay: number;
  /** Customer ids by the name of the temporary relation that is to hold them. */
  readonly sets: ReadonlyMap<string, Int32Array>;
  readonly setNamed: (condition: SetCondition) => string;
  /** The condition with its saved segments written out. */
  readonly expand: (predicate: Predicate) => Predicate;
  /** SQL of one of the conditions over the rows of a relation. */
  readonly sqlOf: (predicate: Predicate, relation: RelationName) => Sql;
}

export interface ResolveOptions {
  readonly store: Store;
  readonly referenceDay: number;
  /** Distinguishes the sets of several rules in one query. */
  readonly prefix: string;
  readonly groupsOf: (analysis: string, params: Record<string, unknown>) => Promise<CustomerGroups | null>;
}

/** Saved segments as a rule sees them; `replaced` looks at one as if it had another rule already. */
export function segmentLookup(store: Store, replaced?: { readonly id: number; readonly rule: Predicate }): SegmentLookup {
  return (id) => {
    const segment = getSegment(store.reader, id);
    if (replaced?.id === id) return { rule: replaced.rule, isFrozen: segment.frozenAt !== null };
    return { rule: segment.rule, isFrozen: segment.frozenAt !== null };
  };
}

/** Writes out a rule's segments. Throws AppError SEGMENT_CYCLE or SEGMENT_NOT_FOUND. */
export function expandRule(predicate: Predicate, lookup: SegmentLookup): Predicate {
  try {
    return expandSegments(predicate, lookup);
  } catch (error) {
    if (error instanceof SegmentCycleError) throw new AppError('SEGMENT_CYCLE', { id: error.segmentId }, { cause: error });
    throw error;
  }
}

/** Text that changes when the customers of a rule can change without a change of the data: frozen segments by the time they were frozen. */
export function ruleKey(predicate: Predicate | null, store: Store): string {
  if (predicate === null) return '';
  const expanded = expandRule(predicate, segmentLookup(store));
  const frozen = setConditions(expanded).map((condition) => (condition.op === 'segment' ? getSegment(store.reader, condition.id).frozenAt : ''));
  return JSON.stringify([expanded, frozen]);
}

/** Finds everything that conditions speak of. Throws AppError RULE_INVALID, SEGMENT_CYCLE or SEGMENT_NOT_FOUND. */
export async function resolveRule(
  predicates: readonly Predicate[],
  { store, referenceDay, prefix, groupsOf }: ResolveOptions,
): Promise<ResolvedRule> {
  const lookup = segmentLookup(store);
  const names = new Map<string, string>();
  const sets = new Map<string, Int32Array>();
  for (const condition of predicates.flatMap((predicate) => setConditions(expandRule(predicate, lookup)))) {
    const key = JSON.stringify(condition);
    if (names.has(key)) continue;
    const name = `${prefix}_${names.size + 1}`;
    names.set(key, name);
    sets.set(name, condition.op === 'segment' ? readFrozenMembers(store.reader, condition.id) : await groupMembers(condition, groupsOf));
  }
  const setNamed = (condition: SetCondition): string => {
    const name = names.get(JSON.stringify(condition));
    if (name === undefined) throw new RangeError('a set was not resolved');
    return name;
  };
  const expand = (predicate: Predicate): Predicate => expandRule(predicate, lookup);
  const sqlOf = (predicate: Predicate, relation: RelationName): Sql => ruleToSql(expand(predicate), { relation, referenceDay, setNamed });
  return { referenceDay, sets, setNamed, expand, sqlOf };
}

/** `predicateToSql` with its refusals as AppError RULE_INVALID. */
export function ruleToSql(predicate: Predicate, scope: PredicateScope): Sql {
  try {
    return predicateToSql(predicate, scope);
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('RULE_INVALID', { reason: error.message }, { cause: error });
    throw error;
  }
}

async function groupMembers(
  { analysis, params, group }: Extract<SetCondition, { op: 'member' }>,
  groupsOf: ResolveOptions['groupsOf'],
): Promise<Int32Array> {
  const groups = await groupsOf(analysis, params);
  if (groups === null) throw new AppError('RULE_INVALID', { reason: `"${analysis}" has no groups` });
  const wanted = groups.keys.indexOf(group);
  return wanted < 0 ? new Int32Array(0) : idsOfMask(Uint8Array.from(groups.groupOf, (index) => (index === wanted ? 1 : 0)));
}
