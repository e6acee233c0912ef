import type { Predicate } from '../warehouse/predicate.ts';
import type { SetCondition } from './to-sql.ts';

/** A condition with its saved segments written out; frozen ones stay references. */
export type SegmentLookup = (id: number) => { readonly rule: Predicate; readonly isFrozen: boolean };

/** Thrown when a segment leads back to itself. */
export class SegmentCycleError extends Error {
  readonly segmentId: number;

  constructor(segmentId: number) {
    super(`segment ${segmentId} refers to itself`);
    this.name = 'SegmentCycleError';
    this.segmentId = segmentId;
  }
}

/**
 * Replaces every reference to a dynamic segment by its rule, to any depth. `path` names the segments being written out.
 * Throws SegmentCycleError when a segment leads back to itself, and whatever `lookup` throws for an unknown id.
 */
export function expandSegments(predicate: Predicate, lookup: SegmentLookup, path: readonly number[] = []): Predicate {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return { op: predicate.op, of: predicate.of.map((part) => expandSegments(part, lookup, path)) };
    case 'not':
      return { op: 'not', of: expandSegments(predicate.of, lookup, path) };
    case 'customer':
      return { op: 'customer', where: expandSegments(predicate.where, lookup, path) };
    case 'purchases':
      return predicate.where === undefined ? predicate : { ...predicate, where: expandSegments(predicate.where, lookup, path) };
    case 'segment': {
      if (path.includes(predicate.id)) throw new SegmentCycleError(predicate.id);
      const { rule, isFrozen } = lookup(predicate.id);
      return isFrozen ? predicate : { op: 'customer', where: expandSegments(rule, lookup, [...path, predicate.id]) };
    }
    default:
      return predicate;
  }
}

/** Every condition of a rule that speaks of a set of customers found elsewhere, in order, each once per place. */
export function setConditions(predicate: Predicate): SetCondition[] {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return predicate.of.flatMap(setConditions);
    case 'not':
      return setConditions(predicate.of);
    case 'customer':
      return setConditions(predicate.where);
    case 'purchases':
      return predicate.where === undefined ? [] : setConditions(predicate.where);
    case 'member':
    case 'segment':
      return [predicate];
    default:
      return [];
  }
}
