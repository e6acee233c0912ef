import { type CursorDialect, RecordCursor, type RecordStatus } from '../../readers/record-cursor.ts';

/** A record of the sample as text. */
export interface SampleRecord {
  readonly line: number;
  readonly fields: readonly string[];
  readonly isBroken: boolean;
  /** Made to fit its neighbours: see `RecordRepair`. */
  readonly isRepaired?: boolean;
  readonly status?: RecordStatus;
  /** Where it lies in the sample, line end included. */
  readonly start?: number;
  readonly end?: number;
  /** How each field stands there (`PLAIN`, `QUOTED`, `ESCAPED` of the tokenizer); absent for a broken record. */
  readonly forms?: Uint8Array;
}

/** Which lines count: those of a text, or the records of a table that has no lines. */
export type LineUnit = 'physical' | 'record';

/** Records of a sample that ends with a line, at most `limit`. */
export function readSample(sample: Uint8Array, dialect: CursorDialect, limit: number, lineUnit: LineUnit = 'physical'): SampleRecord[] {
  const cursor = new RecordCursor(dialect, false, lineUnit);
  cursor.refill(sample);
  const records: SampleRecord[] = [];
  cursor.finish();
  for (let status = cursor.next(); status !== 'needMore' && records.length < limit; status = cursor.next()) {
    const isBroken = status !== 'record';
    const width = Math.min(cursor.fields.count, cursor.fields.ends.length - 1);
    const fields = isBroken ? [cursor.decode(cursor.start, cursor.end).trimEnd()] : Array.from({ length: width }, (_, index) => cursor.text(index));
    const { line, start, end, isRepaired } = cursor;
    records.push({ line, fields, isBroken, isRepaired, status, start, end, ...(isBroken ? {} : { forms: cursor.fields.forms.slice(0, width) }) });
  }
  return records;
}

/** The width most records have; the larger of two that are as common. */
export function commonWidth(records: readonly SampleRecord[]): number {
  const counts = new Map<number, number>();
  for (const { fields, isBroken } of records) if (!isBroken) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) {
    const bestCount = counts.get(best) ?? 0;
    if (count > bestCount || (count === bestCount && width > best)) best = width;
  }
  return best;
}

/** Fields that hold something. */
export function countFilled(fields: readonly string[]): number {
  return fields.filter((field) => field.trim() !== '').length;
}

/** Share of records below which no width is the common one. */
const COMMON_SHARE = 0.5;
const LEAST_RECORDS = 5;

/** Whether records end where their values do (baskets, tags): no width is shared by half of them. */
export function isRaggedByNature(records: readonly SampleRecord[]): boolean {
  const whole = records.filter(({ isBroken }) => !isBroken);
  if (whole.length < LEAST_RECORDS) return false;
  const width = commonWidth(whole);
  return whole.filter(({ fields }) => fields.length === width).length < whole.length * COMMON_SHARE;
}
