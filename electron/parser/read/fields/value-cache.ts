import { ByteTable, hashBytes } from '../../bytes/byte-table.ts';

const MAX_ENTRIES = 65_536;

/** Remembers what was made of a field's bytes, for values that are slow to read and often repeat. Starts over when full. */
export class ValueCache<Value> {
  #table = new ByteTable();
  #values: Value[] = [];
  readonly #make: (text: string) => Value;

  constructor(make: (text: string) => Value) {
    this.#make = make;
  }

  /** The value of the UTF-8 bytes [start, end). */
  of(bytes: Uint8Array, start: number, end: number): Value {
    const hash = hashBytes(bytes, start, end);
    const entry = this.#table.find(bytes, start, end, hash);
    if (entry >= 0) return this.#values[entry] as Value;
    if (this.#table.size >= MAX_ENTRIES) {
      this.#table = new ByteTable();
      this.#values = [];
    }
    const value = this.#make(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8'));
    this.#values[this.#table.add(bytes, start, end, hash)] = value;
    return value;
  }
}
