import { detectHeader } from '../header.ts';
import { commonWidth, countFilled, type SampleRecord } from './sample-records.ts';

const MAX_PREAMBLE = 60;

/**
 * Title lines above the table: index of its first record. They are at most half as full as the table; where they have its full width, as
 * spreadsheets save them, a header must follow.
 */
export function findTableStart(records: readonly SampleRecord[]): number {
  const width = commonWidth(records);
  if (width < 2) return 0;
  const first = records.findIndex((record) => !isTitle(record, width));
  if (first <= 0 || first > MAX_PREAMBLE || (records[first]?.fields.length ?? 0) < width) return 0;
  const isPadded = records.slice(0, first).some(({ fields }) => fields.length >= width);
  return !isPadded || detectHeader(records.slice(first)) ? first : 0;
}

function isTitle({ fields, isBroken }: SampleRecord, width: number): boolean {
  if (isBroken) return true;
  const filled = countFilled(fields);
  if (fields.length < width) return filled <= Math.max(1, width / 2);
  return width > 2 && filled <= width / 2;
}
