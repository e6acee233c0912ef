import { ParserFailure } from '../../../parser-failure.ts';

/** Record types of a BIFF8 stream that hold something of a table ([MS-XLS] 2.3). */
export const RECORD = {
  formula: 0x0006,
  endOfStream: 0x000a,
  dateMode: 0x0022,
  filePass: 0x002f,
  continued: 0x003c,
  boundSheet: 0x0085,
  multipleRk: 0x00bd,
  richString: 0x00d6,
  extendedFormat: 0x00e0,
  sharedStrings: 0x00fc,
  labelShared: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  booleanOrError: 0x0205,
  string: 0x0207,
  array: 0x0221,
  table: 0x0236,
  rk: 0x027e,
  format: 0x041e,
  sharedFormula: 0x04bc,
  beginOfStream: 0x0809,
} as const;

const HEADER_BYTES = 4;

/** The records of a stream, one at a time. */
export class BiffRecords {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Of the record at hand: type, where its data begin and end. */
  type = 0;
  start = 0;
  end = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Where the record at hand begins, its head included. */
  get at(): number {
    return this.start - HEADER_BYTES;
  }

  get length(): number {
    return this.end - this.start;
  }

  /** Goes to the record at an offset. Throws ParserFailure FILE_DAMAGED when there is none. */
  seek(offset: number): void {
    if (offset + HEADER_BYTES > this.bytes.length) throw new ParserFailure('FILE_DAMAGED', {});
    this.type = this.view.getUint16(offset, true);
    this.start = offset + HEADER_BYTES;
    this.end = this.start + this.view.getUint16(offset + 2, true);
    if (this.end > this.bytes.length) throw new ParserFailure('FILE_DAMAGED', {});
  }

  /** Goes to the record behind. Throws as `seek`. */
  step(): void {
    this.seek(this.end);
  }

  /** Throws ParserFailure FILE_DAMAGED when the record has fewer bytes. */
  need(length: number): void {
    if (this.length < length) throw new ParserFailure('FILE_DAMAGED', {});
  }
}
