import { constants, zstdCompressSync } from 'node:zlib';
import type { RawBlock } from '../protocol.ts';
import { RawIndexWriter } from './raw-index.ts';

/** Rows resemble those shortly before: a window of 128 KB that stays near the processor loses a fiftieth and saves a fifth of the time. */
const PARAMS = { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_windowLog]: 17 };
/** Memory from so many bytes on is certainly nobody else's. */
const OWN_BYTES = 64 * 1024;

/** Gathers consecutive records as they came, and packs them. */
export class RawBuilder {
  textBytes = 0;
  #text: Uint8Array;
  #copied = 0;
  readonly #index = new RawIndexWriter();
  #count = 0;
  #firstRow = 0;
  #firstLine = 0;
  /** Neighbouring records that are still to be copied, in one go. */
  #run: Uint8Array | null = null;
  #runStart = 0;
  #runEnd = 0;

  constructor(textBytes: number) {
    this.#text = new Uint8Array(textBytes);
  }

  /** Adds record `row`: UTF-8 bytes [start, end) that begin on physical line `line`. */
  add(row: number, line: number, bytes: Uint8Array, start: number, end: number): void {
    if (this.#count === 0) {
      this.#firstRow = row;
      this.#firstLine = line;
    }
    this.#index.add(end - start, line - this.#firstLine);
    this.#count++;
    this.textBytes += end - start;
    if (bytes === this.#run && start === this.#runEnd) {
      this.#runEnd = end;
      return;
    }
    this.settle();
    this.#run = bytes;
    this.#runStart = start;
    this.#runEnd = end;
  }

  /** Copies what was added; needed before the bytes that were passed change. */
  settle(): void {
    if (this.#run === null) return;
    const length = this.#runEnd - this.#runStart;
    if (this.#copied + length > this.#text.length) {
      const larger = new Uint8Array(Math.max(this.#copied + length, this.#text.length * 2));
      larger.set(this.#text.subarray(0, this.#copied));
      this.#text = larger;
    }
    this.#text.set(this.#run.subarray(this.#runStart, this.#runEnd), this.#copied);
    this.#copied += length;
    this.#run = null;
  }

  /** Packs what was added and starts over; null when there is nothing. */
  take(): RawBlock | null {
    if (this.#count === 0) return null;
    this.settle();
    const block: RawBlock = {
      firstRow: this.#firstRow,
      rowCount: this.#count,
      text: pack(this.#text.subarray(0, this.textBytes)),
      textBytes: this.textBytes,
      index: this.#index.take(),
      firstLine: this.#firstLine,
    };
    this.#count = 0;
    this.textBytes = 0;
    this.#copied = 0;
    return block;
  }
}

/** zstd level 1 in memory of its own, so that it can be transferred. With room for whatever comes out it is packed in one go, without copies in between. */
function pack(bytes: Uint8Array): Uint8Array {
  const packed = zstdCompressSync(bytes, { params: PARAMS, chunkSize: bytes.length + (bytes.length >> 7) + OWN_BYTES });
  const own = new Uint8Array(packed);
  if (packed.buffer instanceof ArrayBuffer && packed.buffer.byteLength > OWN_BYTES) packed.buffer.transfer(0);
  return own;
}
