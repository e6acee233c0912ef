import { ParserFailure } from '../../../parser-failure.ts';
import { type BiffRecords, RECORD } from './biff-records.ts';

const WIDE = 1;
const HAS_EXTENSION = 4;
const HAS_RUNS = 8;
const RUN_BYTES = 4;

/** Reads the data of a record and of those that continue it. */
export class BiffText {
  readonly #records: BiffRecords;
  #at: number;

  /** Begins `offset` bytes into the record at hand; the records stand on the last one that was read. */
  constructor(records: BiffRecords, offset: number) {
    this.#records = records;
    this.#at = records.start + offset;
  }

  /** A text behind its length of two bytes: flags, characters, then formatting and phonetic guides that are passed over ([MS-XLS] 2.5.293). */
  rich(): string {
    const length = this.u16();
    const flags = this.u8();
    const runs = (flags & HAS_RUNS) === 0 ? 0 : this.u16();
    const extension = (flags & HAS_EXTENSION) === 0 ? 0 : this.u16() + this.u16() * 65_536;
    const text = this.#characters(length, (flags & WIDE) !== 0);
    this.#skip(runs * RUN_BYTES + extension);
    return text;
  }

  /** A text behind its length of one byte: names of sheets. */
  short(): string {
    const length = this.u8();
    return this.#characters(length, (this.u8() & WIDE) !== 0);
  }

  /** Whether neither this record nor one that continues it holds more. */
  isAtEnd(): boolean {
    const { view, bytes, end } = this.#records;
    return this.#at >= end && (end + 2 > bytes.length || view.getUint16(end, true) !== RECORD.continued);
  }

  u8(): number {
    this.#more();
    const value = this.#records.view.getUint8(this.#at);
    this.#at++;
    return value;
  }

  u16(): number {
    return this.u8() + this.u8() * 256;
  }

  /** Characters may change their width where a record is continued: a flag says so. */
  #characters(length: number, isWide: boolean): string {
    let text = '';
    let wide = isWide;
    for (let left = length; left > 0; ) {
      if (this.#at >= this.#records.end) {
        this.#more();
        wide = (this.u8() & WIDE) !== 0;
      }
      const { bytes, end } = this.#records;
      const size = wide ? 2 : 1;
      const count = Math.min(left, Math.floor((end - this.#at) / size));
      if (count === 0) throw new ParserFailure('FILE_DAMAGED', {});
      text += Buffer.from(bytes.buffer, bytes.byteOffset + this.#at, count * size).toString(wide ? 'utf16le' : 'latin1');
      this.#at += count * size;
      left -= count;
    }
    return text;
  }

  #skip(length: number): void {
    for (let left = length; left > 0; ) {
      this.#more();
      const count = Math.min(left, this.#records.end - this.#at);
      this.#at += count;
      left -= count;
    }
  }

  /** Goes on in the next record where this one is at its end. */
  #more(): void {
    while (this.#at >= this.#records.end) {
      this.#records.step();
      if (this.#records.type !== RECORD.continued) throw new ParserFailure('FILE_DAMAGED', {});
      this.#at = this.#records.start;
    }
  }
}
