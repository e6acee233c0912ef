import { detectHeader } from '../header.ts';
import { commonWidth, countFilled, type SampleRecord } from './sample-records.ts';

const MAX_PREAMBLE = 60;
/** Tables from this width on may have a label and its value in a line above them. */
const WIDE = 6;

/**
 * Title lines above the table: index of its first record. They are narrower than the table and at most half as full; as spreadsheets save them, with
 * delimiters up to the full width, they hold one cell (two in a wide table) and a header follows.
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
  return width > 2 && filled <= (width >= WIDE ? 2 : 1);
}
