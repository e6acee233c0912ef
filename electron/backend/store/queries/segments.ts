import type { Segment } from '../../../../shared/contract/segments.ts';
import type { SegmentRule } from '../../../../shared/segments/schema.ts';
import { AppError } from '../../app-error.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

const MEMBERS_PER_STATEMENT = 500;
const COLUMNS = 'segment_id, name, rule, frozen_at, created_at, updated_at';

interface SegmentRow {
  segment_id: number;
  name: string;
  rule: string;
  frozen_at: string | null;
  created_at: string;
  updated_at: string;
}

/** All segments that were not removed, by name. */
export function listSegments(db: ReadableDatabase): Segment[] {
  return db
    .prepare<[], SegmentRow>(`SELECT ${COLUMNS} FROM segments WHERE removed_at IS NULL ORDER BY name COLLATE NOCASE, segment_id`)
    .all()
    .map(toSegment);
}

/** One segment; throws AppError SEGMENT_NOT_FOUND. */
export function getSegment(db: ReadableDatabase, id: number): Segment {
  const row = db.prepare<[number], SegmentRow>(`SELECT ${COLUMNS} FROM segments WHERE segment_id = ? AND removed_at IS NULL`).get(id);
  if (row === undefined) throw new AppError('SEGMENT_NOT_FOUND', { id });
  return toSegment(row);
}

/** Saves a new segment under a fresh id; throws AppError SEGMENT_NAME_TAKEN. */
export function insertSegment(db: WritableDatabase, segment: Omit<Segment, 'id'>): Segment {
  const { lastInsertRowid } = guardName(segment.name, () =>
    db
      .prepare<[string, string, string | null, string, string]>(
        'INSERT INTO segments (name, rule, frozen_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?)',
      )
      .run(segment.name, JSON.stringify(segment.rule), segment.frozenAt, segment.createdAt, segment.updatedAt),
  );
  return { ...segment, id: Number(lastInsertRowid) };
}

/** Replaces name, rule, freezing and times of a segment; throws AppError SEGMENT_NOT_FOUND or SEGMENT_NAME_TAKEN. */
export function updateSegment(db: WritableDatabase, segment: Segment): Segment {
  const { changes } = guardName(segment.name, () =>
    db
      .prepare<[string, string, string | null, string, number]>(
        'UPDATE segments SET name = ?, rule = ?, frozen_at = ?, updated_at = ? WHERE segment_id = ? AND removed_at IS NULL',
      )
      .run(segment.name, JSON.stringify(segment.rule), segment.frozenAt, segment.updatedAt, segment.id),
  );
  if (changes === 0) throw new AppError('SEGMENT_NOT_FOUND', { id: segment.id });
  return segment;
}

/** Removes a segment; it and its frozen members can be brought back until the file is opened again. */
export function deleteSegment(db: WritableDatabase, id: number, removedAt: string): Segment {
  const segment = getSegment(db, id);
  db.prepare<[string, number]>('UPDATE segments SET removed_at = ? WHERE segment_id = ?').run(removedAt, id);
  return segment;
}

/** Brings a removed segment back under its old id; throws AppError SEGMENT_NOT_FOUND or SEGMENT_NAME_TAKEN. */
export function restoreSegment(db: WritableDatabase, id: number): Segment {
  const name = db.prepare<[number], { name: string }>('SELECT name FROM segments WHERE segment_id = ?').get(id)?.name ?? '';
  guardName(name, () => db.prepare<[number]>('UPDATE segments SET removed_at = NULL WHERE segment_id = ?').run(id));
  return getSegment(db, id);
}

/** Forgets removed segments for good: done when a file is opened. */
export function purgeRemovedSegments(db: WritableDatabase): void {
  db.prepare('DELETE FROM segments WHERE removed_at IS NOT NULL').run();
}

/** Customer ids of a frozen segment, ascending. */
export function readFrozenMembers(db: ReadableDatabase, id: number): Int32Array {
  const ids = db.prepare<[number], [number]>('SELECT customer_id FROM frozen_members WHERE segment_id = ? ORDER BY customer_id').raw().all(id);
  return Int32Array.from(ids, ([customerId]) => customerId);
}

/** Replaces the customers of a frozen segment. */
export function writeFrozenMembers(db: WritableDatabase, id: number, customerIds: Int32Array): void {
  db.transaction(() => {
    db.prepare<[number]>('DELETE FROM frozen_members WHERE segment_id = ?').run(id);
    for (let start = 0; start < customerIds.length; start += MEMBERS_PER_STATEMENT) {
      const part = customerIds.subarray(start, start + MEMBERS_PER_STATEMENT);
      const rows = Array.from(part, () => '(?, ?)').join(', ');
      db.prepare(`INSERT INTO frozen_members (segment_id, customer_id) VALUES ${rows}`).run(
        ...Array.from(part).flatMap((customerId) => [id, customerId]),
      );
    }
  })();
}

/** Takes customers above an id out of all frozen segments: they are about to disappear with an undone import. */
export function deleteFrozenMembersAbove(db: WritableDatabase, customerId: number): void {
  db.prepare<[number]>('DELETE FROM frozen_members WHERE customer_id > ?').run(customerId);
}

function toSegment(row: SegmentRow): Segment {
  return {
    id: row.segment_id,
    name: row.name,
    rule: JSON.parse(row.rule) as SegmentRule,
    frozenAt: row.frozen_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function guardName<T>(name: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE') {
      throw new AppError('SEGMENT_NAME_TAKEN', { name }, { cause: error });
    }
    throw error;
  }
}
