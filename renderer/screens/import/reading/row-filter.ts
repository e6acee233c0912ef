import type { ColumnReading, RowFilter } from '../../../../shared/model/import-mapping.ts';
import { isEmpty, readNumber } from './cell-reading.ts';

const NUMBER_TESTS: ReadonlySet<RowFilter['test']> = new Set(['greaterThan', 'atLeast', 'lessThan']);

/** Whether the test compares numbers. */
export function isNumberTest(test: RowFilter['test']): boolean {
  return NUMBER_TESTS.has(test);
}

/** Whether a cell meets the condition: text after trimming, numbers after reading. */
export function meets(cell: string, { test, value }: RowFilter, reading: ColumnReading): boolean {
  const text = cell.trim();
  const wanted = value.trim();
  switch (test) {
    case 'startsWith':
      return text.startsWith(wanted);
    case 'notStartsWith':
      return !text.startsWith(wanted);
    case 'contains':
      return text.includes(wanted);
    case 'notContains':
      return !text.includes(wanted);
    case 'equals':
      return text === wanted;
    case 'notEquals':
      return text !== wanted;
    case 'notEmpty':
      return text !== '';
    default: {
      const left = readNumber(text, reading.kind === 'number' ? reading : { kind: 'number', decimal: '.', thousands: '' });
      const right = readNumber(wanted, { kind: 'number', decimal: '.', thousands: ',' });
      if (isEmpty(text)) return false;
      // What is no number is refused by the parser, not left out by the condition.
      if (left === null || right === null) return true;
      return test === 'greaterThan' ? left > right : test === 'atLeast' ? left >= right : left < right;
    }
  }
}
