import type { Survey } from '../../../shared/contract/imports.ts';
import type { ColumnReading } from '../../../shared/model/import-mapping.ts';
import { isNoDate } from '../../../shared/model/written/no-date.ts';
import { canonicalText, isNullToken } from '../../../shared/model/written-text.ts';
import type { FieldBytes } from '../read/fields/field-bytes.ts';
import { ValueCache } from '../read/fields/value-cache.ts';
import type { RecordView } from '../read/record-view.ts';
import type { ColumnSample } from '../sniff/column-values.ts';
import { ReadingScale } from '../sniff/columns/scale.ts';
import { findCandidates } from '../sniff/columns/weigh.ts';

type ColumnResult = Survey['columns'][number];

const LONGEST_TOKEN_BYTES = 16;
const MOST_READINGS = 8;
const TEXT: ColumnReading = { kind: 'text' };
/** A field that holds no value. */
const EMPTY = new Float64Array(0);
/** A value of a column that can only be text. */
const FILLED = new Float64Array(0);

/** Weighs the candidate readings of one column over every row; values that repeat are looked up by their bytes. */
export class ColumnSurvey {
  readonly index: number;
  #filled = 0;
  readonly #current: ColumnReading;
  readonly #scale: ReadingScale;
  readonly #results: ValueCache<Float64Array>;

  /** Candidates are found among the values of the first rows; the reading that is chosen now is one in any case. So many values are remembered. */
  constructor(index: number, sample: ColumnSample, current: ColumnReading, mostRemembered: number) {
    this.index = index;
    this.#current = current;
    const candidates = findCandidates(sample).filter((reading) => !isSame(reading, current));
    const readings = current.kind === 'text' ? candidates : [current, ...candidates];
    this.#scale = new ReadingScale(readings);
    this.#results = new ValueCache((text) => this.#evaluate(text), mostRemembered);
  }

  /** Counts a record. */
  add(record: RecordView, line: number, field: FieldBytes): void {
    if (this.index >= record.fields.count) return;
    field.point(record, this.index);
    if (field.start === field.end) return;
    if (this.#scale.readings.length === 0 && field.end - field.start > LONGEST_TOKEN_BYTES && !field.isBlank()) {
      this.#filled++;
      return;
    }
    const results = this.#results.of(field.bytes, field.start, field.end);
    if (results === EMPTY) return;
    this.#filled++;
    if (results.length > 0) this.#scale.add(results, 1, line, () => canonicalText(field.text()));
  }

  /** The verdict so far: readings that say something of their own, fewest contradictions first; text, which reads everything, ends. */
  result(): ColumnResult {
    const shown: number[] = [];
    for (const { index, weighed } of this.#scale.ranked()) {
      const isCurrent = isSame(weighed.reading, this.#current);
      const isOwn = weighed.agrees > 0 && shown.every((known) => this.#scale.differs(known, index));
      if (isCurrent || (isOwn && shown.length < MOST_READINGS)) shown.push(index);
    }
    const readings = shown.map((index) => this.#scale.at(index)).map((weighed) => ({ ...weighed, examples: [...weighed.examples] }));
    return {
      index: this.index,
      filled: this.#filled,
      readings: [...readings, { reading: TEXT, agrees: this.#filled, contradicts: 0, examples: [] }],
    };
  }

  #evaluate(text: string): Float64Array {
    const canonical = canonicalText(text);
    if (canonical === '' || isNullToken(canonical) || isNoDate(canonical)) return EMPTY;
    return this.#scale.readings.length === 0 ? FILLED : this.#scale.evaluate(canonical);
  }
}

function isSame(a: ColumnReading, b: ColumnReading): boolean {
  return JSON.stringify(a, Object.keys(a).sort()) === JSON.stringify(b, Object.keys(b).sort());
}
