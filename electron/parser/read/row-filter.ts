import type { ColumnReading, RowFilter } from '../../../shared/model/import-mapping.ts';
import { type DateReading, parseDateText } from '../../../shared/model/written-date.ts';
import { parseFlagText } from '../../../shared/model/written-flag.ts';
import type { NumberReading } from '../../../shared/model/written-number.ts';
import { canonicalText } from '../../../shared/model/written-text.ts';
import { type InstantReading, parseInstantText } from '../../../shared/model/written-timestamp.ts';
import { ParserFailure } from '../parser-failure.ts';
import { parseDateField } from './fields/date-field.ts';
import { type DecimalResult, parseDecimalField } from './fields/decimal-field.ts';
import type { FieldBytes } from './fields/field-bytes.ts';
import { ValueCache } from './fields/value-cache.ts';
import type { RecordView } from './record-view.ts';

/** What a filter says of a value; a number or date that cannot be read is a refusal, not a filtered row. */
export type Verdict = 'pass' | 'fail' | 'notANumber' | 'outOfRange' | 'notADate';

const PLAIN_NUMBER: NumberReading = { kind: 'number', decimal: '.', thousands: '' };
const ISO_DATE: DateReading = { kind: 'date', order: 'ymd', calendar: 'gregorian' };
const COMPARES = { greaterThan: (sign: number) => sign > 0, atLeast: (sign: number) => sign >= 0, lessThan: (sign: number) => sign < 0 } as const;

/** A filter made ready; remembers its verdicts. */
export class CompiledFilter {
  readonly column: number;
  readonly #cache: ValueCache<Verdict>;

  /** Throws ParserFailure MAPPING_INVALID when the filter's value is no number (or date) although the test needs one. */
  constructor(filter: RowFilter, reading: ColumnReading) {
    this.column = filter.column;
    const test = compileTest(filter, reading);
    this.#cache = new ValueCache((text) => test(canonicalText(text)));
  }

  judge(record: RecordView, field: FieldBytes): Verdict {
    field.point(record, this.column);
    return this.#cache.of(field.bytes, field.start, field.end);
  }
}

function compileTest({ test, value, column }: RowFilter, reading: ColumnReading): (text: string) => Verdict {
  const wanted = canonicalText(value);
  switch (test) {
    case 'startsWith':
      return (text) => toVerdict(text.startsWith(wanted));
    case 'notStartsWith':
      return (text) => toVerdict(!text.startsWith(wanted));
    case 'contains':
      return (text) => toVerdict(text.includes(wanted));
    case 'notContains':
      return (text) => toVerdict(!text.includes(wanted));
    case 'notEmpty':
      return (text) => toVerdict(text !== '');
    case 'equals':
      return (text) => toVerdict(isEqual(text, wanted, reading));
    case 'notEquals':
      return (text) => toVerdict(!isEqual(text, wanted, reading));
    default:
      return compileComparison(COMPARES[test], wanted, column, reading);
  }
}

function compileComparison(holds: (sign: number) => boolean, wanted: string, column: number, reading: ColumnReading): (text: string) => Verdict {
  if (isInstant(reading)) {
    const limit = readWantedDate(wanted, reading);
    if (limit === null) throw new ParserFailure('MAPPING_INVALID', { column, filter: wanted });
    return (text) => {
      const seconds = parseDateField(text, reading);
      return typeof seconds === 'string' ? seconds : toVerdict(seconds !== null && holds(seconds - limit));
    };
  }
  const numbers = reading.kind === 'number' ? reading : PLAIN_NUMBER;
  const limit = readWantedNumber(wanted, numbers);
  if (limit === null) throw new ParserFailure('MAPPING_INVALID', { column, filter: wanted });
  return (text) => {
    const result = parseDecimalField(text, numbers);
    if (result.kind === 'bad') return result.reason;
    return toVerdict(result.kind === 'value' && holds(compare(result.scaled, limit)));
  };
}

/** Equal as text, or as numbers or dates where the column holds them. */
function isEqual(text: string, wanted: string, reading: ColumnReading): boolean {
  if (text === wanted) return true;
  if (reading.kind === 'number') {
    const value = parseDecimalField(text, reading);
    const limit = readWantedNumber(wanted, reading);
    return value.kind === 'value' && limit !== null && compare(value.scaled, limit) === 0;
  }
  if (reading.kind === 'flag') {
    const said = parseFlagText(text, reading);
    return said !== null && said === parseFlagText(wanted, reading);
  }
  if (!isInstant(reading)) return false;
  const limit = readWantedDate(wanted, reading);
  return limit !== null && parseDateField(text, reading) === limit;
}

function isInstant(reading: ColumnReading): reading is InstantReading {
  return reading.kind === 'date' || reading.kind === 'timestamp';
}

/** The person's number: plain decimal text first, else as the column writes numbers. */
function readWantedNumber(wanted: string, reading: NumberReading): number | bigint | null {
  const plain = parseDecimalField(wanted, PLAIN_NUMBER);
  const result: DecimalResult = plain.kind === 'value' ? plain : parseDecimalField(wanted, reading);
  return result.kind === 'value' ? result.scaled : null;
}

function readWantedDate(wanted: string, reading: InstantReading): number | null {
  const iso = parseDateText(wanted, ISO_DATE);
  const seconds = typeof iso === 'number' ? iso : parseInstantText(wanted, reading);
  return typeof seconds === 'number' ? seconds : null;
}

function compare(a: number | bigint, b: number | bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toVerdict(holds: boolean): Verdict {
  return holds ? 'pass' : 'fail';
}
