import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { isReadableCell, readCell } from '../../../../shared/model/written/read-cell.ts';
import type { NumberReading } from '../../../../shared/model/written-number.ts';
import { canonicalText, isNullToken } from '../../../../shared/model/written-text.ts';

/** Whether a cell holds no value: blank, or a program's word for it. */
export function isEmpty(text: string): boolean {
  const canonical = canonicalText(text);
  return canonical === '' || isNullToken(canonical);
}

/** Whether a cell can be read as its column says, by the rules of the parser itself: the grid marks at once what would be refused. */
export function isReadable(text: string, reading: ColumnReading): boolean {
  return isReadableCell(text, reading);
}

/** Ten-thousandths of a written number, rounded half away from zero; null when it is none under this reading. */
export function readNumber(text: string, reading: NumberReading): bigint | null {
  const value = readCell(text, reading);
  return value.kind === 'number' ? value.scaled : null;
}
