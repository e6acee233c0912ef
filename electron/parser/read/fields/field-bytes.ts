import { ESCAPED } from '../../readers/tokenizer.ts';
import type { RecordView } from '../record-view.ts';

/** The bytes of one field, quotes undone. */
export class FieldBytes {
  bytes = new Uint8Array(0);
  start = 0;
  end = 0;
  #scratch = new Uint8Array(256);

  /** Points at field `index` of a record; copies only when quotes were doubled. */
  point(record: RecordView, index: number): void {
    const { starts, ends, forms } = record.fields;
    this.bytes = record.bytes;
    this.start = starts[index] as number;
    this.end = ends[index] as number;
    if (forms[index] === ESCAPED) this.#unescape(record.fields.quoteText.charCodeAt(0));
  }

  text(): string {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + this.start, this.end - this.start).toString('utf8');
  }

  /** Whether there is nothing but spaces and tabs. */
  isBlank(): boolean {
    for (let at = this.start; at < this.end; at++) if (this.bytes[at] !== 32 && this.bytes[at] !== 9) return false;
    return true;
  }

  #unescape(quote: number): void {
    const { bytes, start, end } = this;
    if (end - start > this.#scratch.length) this.#scratch = new Uint8Array((end - start) * 2);
    let to = 0;
    for (let at = start; at < end; at++) {
      this.#scratch[to++] = bytes[at] as number;
      if (bytes[at] === quote && bytes[at + 1] === quote) at++;
    }
    this.bytes = this.#scratch;
    this.start = 0;
    this.end = to;
  }
}
