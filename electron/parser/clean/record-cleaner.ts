import { TextCleaner } from '../../../shared/model/cleaning/text-cleaner.ts';
import type { CleaningStep, StepCount } from '../../../shared/model/cleaning-step.ts';
import { FieldBytes } from '../read/fields/field-bytes.ts';
import { ValueCache } from '../read/fields/value-cache.ts';
import type { RecordView } from '../read/record-view.ts';

const FIRST_BYTES = 4096;
const encoder = new TextEncoder();

/** A record whose cells can be written over. */
class CleanedRecord implements RecordView {
  bytes = new Uint8Array(FIRST_BYTES);
  readonly fields: { starts: Int32Array; ends: Int32Array; forms: Uint8Array; count: number; quoteText: string };
  readonly #field = new FieldBytes();
  #used = 0;

  constructor(columns: number) {
    this.fields = { starts: new Int32Array(columns), ends: new Int32Array(columns), forms: new Uint8Array(columns), count: columns, quoteText: '' };
  }

  /** Takes over the first `width` fields of a record, quotes undone; those it does not have are empty. */
  copy(record: RecordView, width: number): void {
    const field = this.#field;
    const own = this.fields;
    this.#used = 0;
    for (let index = 0; index < width; index++) {
      own.starts[index] = this.#used;
      if (index < record.fields.count) {
        field.point(record, index);
        const { bytes, start, end } = field;
        this.#reserve(end - start);
        for (let at = start, into = this.#used; at < end; at++, into++) this.bytes[into] = bytes[at] as number;
        this.#used += end - start;
      }
      own.ends[index] = this.#used;
    }
    own.count = width;
  }

  write(index: number, text: string): void {
    this.#reserve(text.length * 3);
    const { written } = encoder.encodeInto(text, this.bytes.subarray(this.#used));
    this.fields.starts[index] = this.#used;
    this.#used += written;
    this.fields.ends[index] = this.#used;
    this.fields.count = Math.max(this.fields.count, index + 1);
  }

  text(index: number): string {
    this.#field.point(this, index);
    return this.#field.text();
  }

  #reserve(length: number): void {
    if (this.#used + length <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#used + length, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.#used));
    this.bytes = larger;
  }
}

/** Runs the cleaning steps of a mapping over the records of a file, between the cursor and whatever reads them. The raw record stays as it came. */
export class RecordCleaner {
  readonly #cleaner: TextCleaner;
  readonly #record: CleanedRecord;
  readonly #field = new FieldBytes();
  readonly #texts = new ValueCache<string>((text) => text);
  readonly #before: string[];
  readonly #cells: string[];

  /** `width`: columns of the file; those that steps add follow them. */
  constructor(steps: readonly CleaningStep[], width: number) {
    this.#cleaner = new TextCleaner(steps, width);
    const columns = width + this.#cleaner.added;
    this.#record = new CleanedRecord(columns);
    this.#before = Array.from({ length: columns }, () => '');
    this.#cells = [...this.#before];
  }

  /** What each step did so far. */
  get counts(): readonly StepCount[] {
    return this.#cleaner.counts;
  }

  /** The record as the steps leave it; valid until the next one. `line` is its physical line. */
  clean(record: RecordView, line: number): RecordView {
    const { width, added, touched } = this.#cleaner;
    const { count } = record.fields;
    this.#record.copy(record, width);
    for (const column of touched) {
      this.#field.point(record, column);
      const text = column < count ? this.#texts.of(this.#field.bytes, this.#field.start, this.#field.end) : '';
      this.#before[column] = text;
      this.#cells[column] = text;
    }
    for (let index = width; index < width + added; index++) this.#cells[index] = '';
    this.#cleaner.clean(this.#cells, line);
    for (const column of touched) if (this.#cells[column] !== this.#before[column]) this.#record.write(column, this.#cells[column] as string);
    for (let index = width; index < width + added; index++) this.#record.write(index, this.#cells[index] as string);
    return this.#record;
  }
}
