import { ByteTable, hashBytes } from '../../bytes/byte-table.ts';

const MAX_ENTRIES = 65_536;
/** Room at first where there are many caches beside each other. */
const FEW_SLOTS = 64;

/** Remembers what was made of a field's bytes, for values that are slow to read and often repeat. Starts over when full. */
export class ValueCache<Value> {
  readonly #make: (text: string) => Value;
  readonly #mostEntries: number;
  #table: ByteTable;
  #values: Value[] = [];

  constructor(make: (text: string) => Value, mostEntries = MAX_ENTRIES) {
    this.#make = make;
    this.#mostEntries = Math.min(MAX_ENTRIES, mostEntries);
    this.#table = this.#newTable();
  }

  /** The value of the UTF-8 bytes [start, end). */
  of(bytes: Uint8Array, start: number, end: number): Value {
    const hash = hashBytes(bytes, start, end);
    const entry = this.#table.find(bytes, start, end, hash);
    if (entry >= 0) return this.#values[entry] as Value;
    if (this.#table.size >= this.#mostEntries) {
      this.#table = this.#newTable();
      this.#values = [];
    }
    const value = this.#make(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8'));
    this.#values[this.#table.add(bytes, start, end, hash)] = value;
    return value;
  }

  #newTable(): ByteTable {
    return this.#mostEntries < MAX_ENTRIES ? new ByteTable(FEW_SLOTS) : new ByteTable();
  }
}
