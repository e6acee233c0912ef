import type { Segment, SegmentSize } from '../../../shared/contract/segments.ts';
import { idsOfMask } from '../../../shared/segments/mask.ts';
import { setConditions } from '../../../shared/segments/sets.ts';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import type { AnalysisEngine } from '../analyses/engine.ts';
import { AppError } from '../app-error.ts';
import {
  deleteSegment,
  getSegment,
  insertSegment,
  listSegments,
  readFrozenMembers,
  restoreSegment,
  updateSegment,
  writeFrozenMembers,
} from '../store/queries/segments.ts';
import type { Store } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { expandRule, segmentLookup } from './resolve-rule.ts';
import { type AnalysisGroups, listGroups, listValues, type ValueCount } from './rule-choices.ts';

/** Saved segments of one client file: what the contract offers, export apart. */
export interface SegmentService {
  readonly list: () => Promise<(Segment & { size: SegmentSize })[]>;
  readonly get: (input: { id: number }) => Segment;
  /** Rejects with AppError SEGMENT_NAME_TAKEN, RULE_INVALID, SEGMENT_CYCLE or SEGMENT_NOT_FOUND. */
  readonly create: (input: { name: string; rule: Predicate; frozen?: boolean | undefined }) => Promise<Segment>;
  readonly update: (input: { id: number; name?: string | undefined; rule?: Predicate | undefined }) => Promise<Segment>;
  readonly freeze: (input: { id: number; frozen: boolean }) => Promise<Segment>;
  readonly remove: (input: { id: number }) => Promise<Segment>;
  readonly restore: (input: { segment: Segment }) => Promise<Segment>;
  readonly count: (input: { rule: Predicate }, signal?: AbortSignal) => Promise<SegmentSize>;
  readonly values: (input: { column: string; search?: string | undefined }) => Promise<ValueCount[]>;
  readonly groups: () => Promise<AnalysisGroups[]>;
}

export interface SegmentParts {
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly engine: AnalysisEngine;
}

/** The service over an open client file. A segment that no longer works (its rule names a removed segment) is listed as empty. */
export function createSegmentService({ store, warehouse, engine }: SegmentParts): SegmentService {
  const { population } = engine;

  const sizeOfSegment = async (segment: Segment): Promise<SegmentSize> => {
    try {
      return await population.sizeOf({ op: 'segment', id: segment.id });
    } catch (error) {
      if (error instanceof AppError && error.code !== 'CANCELLED') return { customers: 0, of: 0, orders: 0, revenue: '0' };
      throw error;
    }
  };

  const membersOf = async (rule: Predicate): Promise<Int32Array> => idsOfMask(await population.maskOf(rule));

  /** Writes a segment and, where they are given, its frozen members: both or neither. */
  const write = async (change: () => Segment, members: Int32Array | null): Promise<Segment> => {
    await store.whenWritable();
    return store.writer
      .transaction(() => {
        const segment = change();
        if (members !== null) writeFrozenMembers(store.writer, segment.id, members);
        return segment;
      })
      .immediate();
  };

  return {
    list: async () => {
      const found: (Segment & { size: SegmentSize })[] = [];
      for (const segment of listSegments(store.reader)) found.push({ ...segment, size: await sizeOfSegment(segment) });
      return found;
    },
    get: ({ id }) => getSegment(store.reader, id),
    create: async ({ name, rule, frozen = false }) => {
      await population.sizeOf(rule);
      const members = frozen ? await membersOf(rule) : null;
      const now = new Date().toISOString();
      const segment = { name: name.trim(), rule, frozenAt: frozen ? now : null, createdAt: now, updatedAt: now };
      return write(() => insertSegment(store.writer, segment), members);
    },
    update: async ({ id, name, rule }) => {
      const before = getSegment(store.reader, id);
      if (rule !== undefined) {
        expandRule({ op: 'segment', id }, segmentLookup(store, { id, rule }));
        refuseSelf(rule, id);
        await population.sizeOf(rule);
      }
      const isFrozenAnew = rule !== undefined && before.frozenAt !== null;
      const members = isFrozenAnew ? await membersOf(rule) : null;
      const now = new Date().toISOString();
      const segment: Segment = {
        ...before,
        name: name?.trim() ?? before.name,
        rule: rule ?? before.rule,
        frozenAt: isFrozenAnew ? now : before.frozenAt,
        updatedAt: now,
      };
      return write(() => updateSegment(store.writer, segment), members);
    },
    freeze: async ({ id, frozen }) => {
      const before = getSegment(store.reader, id);
      const members = frozen ? await membersOf(before.rule) : null;
      const now = new Date().toISOString();
      return write(() => updateSegment(store.writer, { ...before, frozenAt: frozen ? now : null, updatedAt: now }), members);
    },
    remove: async ({ id }) => {
      await store.whenWritable();
      return deleteSegment(store.writer, id, new Date().toISOString());
    },
    restore: async ({ segment }) => {
      await store.whenWritable();
      return restoreSegment(store.writer, segment.id);
    },
    count: async ({ rule }, signal) => population.sizeOf(rule, { signal }),
    values: async ({ column, search = '' }) => listValues(warehouse, column, search),
    groups: async () => listGroups(engine),
  };
}

/** A frozen segment is not written out, so a rule that names itself would pass unseen. */
function refuseSelf(rule: Predicate, id: number): void {
  if (setConditions(rule).some((condition) => condition.op === 'segment' && condition.id === id)) throw new AppError('SEGMENT_CYCLE', { id });
}

/** Whether a customer is in each saved segment. */
export async function segmentsOfCustomer({ store, engine }: Pick<SegmentParts, 'store' | 'engine'>, customerId: number): Promise<Segment[]> {
  const found: Segment[] = [];
  for (const segment of listSegments(store.reader)) {
    if (segment.frozenAt !== null) {
      if (readFrozenMembers(store.reader, segment.id).includes(customerId)) found.push(segment);
      continue;
    }
    const mask = await engine.population.maskOf(segment.rule).catch((error: unknown) => {
      if (error instanceof AppError && error.code !== 'CANCELLED') return null;
      throw error;
    });
    if (mask?.[customerId] === 1) found.push(segment);
  }
  return found;
}
