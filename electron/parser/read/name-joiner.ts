import { canonicalText } from '../../../shared/model/written-text.ts';
import type { TextColumn } from './columns.ts';
import type { FieldBytes } from './fields/field-bytes.ts';
import type { RecordView } from './record-view.ts';

const encoder = new TextEncoder();

/** Joins first and last name to the customer's name, unless the file gives the whole name. */
export class NameJoiner {
  readonly column: TextColumn;
  readonly #isGiven: boolean;
  readonly #indexes: readonly number[];

  /** `isGiven`: the column is also filled from the file, and what is there wins. */
  constructor(column: TextColumn, isGiven: boolean, indexes: readonly (number | null)[]) {
    this.column = column;
    this.#isGiven = isGiven;
    this.#indexes = indexes.filter((index) => index !== null);
  }

  /** Writes the name of the record to position `row`. */
  join(record: RecordView, field: FieldBytes, row: number): void {
    if (this.#isGiven && this.column.codes[row] !== 0) return;
    const parts: string[] = [];
    for (const index of this.#indexes) {
      field.point(record, index);
      const text = canonicalText(field.text());
      if (text !== '') parts.push(text);
    }
    const bytes = encoder.encode(parts.join(' '));
    this.column.codes[row] = this.column.texts.codeOf(bytes, 0, bytes.length);
  }
}
