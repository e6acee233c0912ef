import type { CursorDialect } from '../../readers/record-cursor.ts';
import { commonWidth, readSample, type SampleRecord } from './sample-records.ts';

const MARKS = ['#', '//', '--', ';;', '%%'];
const LOOKED_AT = 2000;

/**
 * What comments begin with, or null. Every line that begins so must differ in width from the table: order numbers such as #1001 begin
 * records. Lines above the table alone are titles, not comments.
 */
export function detectComment(sample: Uint8Array, dialect: CursorDialect): string | null {
  const records = readSample(sample, dialect, LOOKED_AT);
  const width = commonWidth(records);
  if (width < 2) return null;
  const first = records.findIndex(({ fields }) => fields.length === width);
  for (const mark of MARKS) {
    const marked = records.filter((record) => beginsWith(record, mark));
    const isBelow = marked.some((record) => records.indexOf(record) > first);
    if (isBelow && marked.every(({ fields }) => fields.length !== width) && marked.length * 3 < records.length) return mark;
  }
  return null;
}

function beginsWith({ fields }: SampleRecord, mark: string): boolean {
  return fields[0]?.startsWith(mark) === true;
}
