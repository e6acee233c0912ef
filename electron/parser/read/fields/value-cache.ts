import { hashBytes } from '../../bytes/byte-hash.ts';
import { ByteTable } from '../../bytes/byte-table.ts';

const MAX_ENTRIES = 65_536;
/** Texts of so many bytes together are remembered, and none that is longer: sentences hardly come again. */
const MAX_BYTES = 4 * 1024 * 1024;
const LONGEST = 512;
/** Room at first where there are many caches beside each other. */
const FEW_SLOTS = 64;

/** Remembers what was made of a field's bytes, for short values that are slow to read and often repeat. Starts over when full. */
export class ValueCache<Value> {
  readonly #make: (text: string) => Value;
  readonly #mostEntries: number;
  #table: ByteTable;
  #values: Value[] = [];
  #bytes = 0;

  constructor(make: (text: string) => Value, mostEntries = MAX_ENTRIES) {
    this.#make = make;
    this.#mostEntries = Math.min(MAX_ENTRIES, mostEntries);
    this.#table = this.#newTable();
  }

  /** The value of the UTF-8 bytes [start, end). */
  of(bytes: Uint8Array, start: number, end: number): Value {
    if (end - start > LONGEST) return this.#make(textOf(bytes, start, end));
    const hash = hashBytes(bytes, start, end);
    const entry = this.#table.find(bytes, start, end, hash);
    if (entry >= 0) return this.#values[entry] as Value;
    if (this.#table.size >= this.#mostEntries || this.#bytes >= MAX_BYTES) {
      this.#table = this.#newTable();
      this.#values = [];
      this.#bytes = 0;
    }
    const value = this.#make(textOf(bytes, start, end));
    this.#bytes += end - start;
    this.#values[this.#table.add(bytes, start, end, hash)] = value;
    return value;
  }

  #newTable(): ByteTable {
    return this.#mostEntries < MAX_ENTRIES ? new ByteTable(FEW_SLOTS) : new ByteTable();
  }
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}
