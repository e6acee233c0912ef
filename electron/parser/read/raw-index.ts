import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** First byte of a packed index; blocks of earlier versions begin with the mark of zstd. */
const FORMAT = 1;
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** Longest number of seven bits a byte that is written. */
const VARINT_BYTES = 5;

/** Where the records of a raw block begin: written as lengths, which are small and alike and pack well and fast. */
export class RawIndexWriter {
  #bytes = new Uint8Array(4096);
  #used = 0;
  #lastLine = 0;

  /** Adds a record of so many bytes of text that begins on `line` of the block, from 0. */
  add(textBytes: number, line: number): void {
    if (this.#used + 2 * VARINT_BYTES > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#put(textBytes);
    this.#put(line - this.#lastLine);
    this.#lastLine = line;
  }

  /** Packs what was added and starts over. */
  take(): Uint8Array {
    const packed = zstdCompressSync(this.#bytes.subarray(0, this.#used), FAST);
    const index = new Uint8Array(packed.length + 1);
    index[0] = FORMAT;
    index.set(packed, 1);
    this.#used = 0;
    this.#lastLine = 0;
    return index;
  }

  #put(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.#used++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#used++] = rest;
  }
}

/** Pairs per record of a packed index: byte offset in the text, line from the block's first. Reads blocks of earlier versions too. */
export function unpackRawIndex(index: Uint8Array, rowCount: number): Int32Array {
  if (index[0] !== FORMAT) {
    const bytes = zstdDecompressSync(index);
    return new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  }
  const bytes = zstdDecompressSync(index.subarray(1));
  const pairs = new Int32Array(rowCount * 2);
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  let offset = 0;
  let line = 0;
  for (let row = 0; row < rowCount; row++) {
    const length = next();
    line += next();
    pairs[2 * row] = offset;
    pairs[2 * row + 1] = line;
    offset += length;
  }
  return pairs;
}
