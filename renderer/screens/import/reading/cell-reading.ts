import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { parseFlagText } from '../../../../shared/model/written-flag.ts';
import { type NumberReading, parseNumberText, toScaled } from '../../../../shared/model/written-number.ts';
import { canonicalText, isNullToken } from '../../../../shared/model/written-text.ts';
import { parseInstantText } from '../../../../shared/model/written-timestamp.ts';

/** Whether a cell holds no value: blank, or a program's word for it. */
export function isEmpty(text: string): boolean {
  const canonical = canonicalText(text);
  return canonical === '' || isNullToken(canonical);
}

/** Whether a cell can be read as its column says, by the rules of the parser itself: the grid marks at once what would be refused. */
export function isReadable(text: string, reading: ColumnReading): boolean {
  if (reading.kind === 'text' || isEmpty(text)) return true;
  if (reading.kind === 'number') return readNumber(text, reading) !== null;
  if (reading.kind === 'flag') return parseFlagText(canonicalText(text), reading) !== null;
  return typeof parseInstantText(canonicalText(text), reading) === 'number';
}

/** Ten-thousandths of a written number, rounded half away from zero; null when it is none under this reading. */
export function readNumber(text: string, reading: NumberReading): bigint | null {
  const exact = parseNumberText(canonicalText(text), reading);
  const scaled = exact === null ? 'outOfRange' : toScaled(exact);
  return scaled === 'outOfRange' ? null : scaled.scaled;
}
