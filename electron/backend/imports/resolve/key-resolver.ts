import { growInts } from './growing.ts';
import { KeyTable } from './key-table.ts';

/** Codes of one role already turned into ids: 0 = not met yet. */
export class CodeIds {
  ids: Int32Array = new Int32Array(0);

  reserve(codes: number): void {
    this.ids = growInts(this.ids, codes + 1);
  }
}

/** Gives dense ids to keys: those the store knows keep theirs, new ones follow the largest. */
export class KeyResolver {
  /** Largest id before the import. */
  readonly base: number;
  /** New ids given: base + 1 to base + added. */
  added = 0;
  /** Rows known before that get another key. */
  readonly renamed = new Map<number, string>();
  readonly #table = new KeyTable();
  /** By code of a key. */
  #ids: Int32Array = new Int32Array(0);
  /** Of the new ids in order: code of their key, and record in which it was met first. */
  #codes: Int32Array = new Int32Array(0);
  #rows: Int32Array = new Int32Array(0);

  /** `known` are the keys of the store with their ids, `base` the largest of these. */
  constructor(known: Iterable<readonly [key: string, id: number]>, base: number) {
    this.base = base;
    for (const [key, id] of known) this.know(key, id);
  }

  /** A further key of the store, before the first row is resolved. */
  know(key: string, id: number): void {
    this.#lead(this.#table.codeOfText(key), id);
  }

  /** Largest id given. */
  get last(): number {
    return this.base + this.added;
  }

  /** Id of a key, undefined when there is none. */
  find(key: string): number | undefined {
    const code = this.#table.findText(key);
    return code === 0 ? undefined : this.#ids[code];
  }

  idOf(key: string, rowNo: number): number {
    return this.find(key) ?? this.add(key, rowNo);
  }

  /** Id of the key of UTF-8 bytes [start, end), 0 when there is none. */
  findBytes(bytes: Uint8Array, start: number, end: number): number {
    const code = this.#table.find(bytes, start, end);
    return code === 0 ? 0 : (this.#ids[code] as number);
  }

  /** Gives a key an id that has none. */
  add(key: string, rowNo: number): number {
    return this.#give(this.#table.codeOfText(key), rowNo);
  }

  /** `add` for the key of UTF-8 bytes [start, end). */
  addBytes(bytes: Uint8Array, start: number, end: number, rowNo: number): number {
    return this.#give(this.#table.codeOf(bytes, start, end), rowNo);
  }

  /** Gives what has an id a better key; the old one still leads to it. */
  rename(id: number, key: string): void {
    const code = this.#table.codeOfText(key);
    this.#lead(code, id);
    if (id > this.base) this.#codes[id - this.base - 1] = code;
    else this.renamed.set(id, key);
  }

  /** Key of a new id; undefined for one that is none. */
  newKey(id: number): string | undefined {
    return id > this.base && id <= this.last ? this.#table.text(this.#codes[id - this.base - 1] as number) : undefined;
  }

  /** Record in which the key of a new id was met first; 0 for one that is none. */
  newRow(id: number): number {
    return id > this.base ? (this.#rows[id - this.base - 1] ?? 0) : 0;
  }

  /** Keys of the new ids from the one with number `first` (the first is 0) to before `end`. */
  newKeys(first = 0, end = this.added): string[] {
    return this.#table.texts(this.#codes.subarray(first, Math.min(end, this.added)));
  }

  /** Records in which the same keys were met first. */
  newRows(first = 0, end = this.added): Int32Array {
    return this.#rows.slice(first, Math.min(end, this.added));
  }

  /** Writes the id of each row's key into `target`, leaving rows without a code alone. Each code is looked up once. */
  resolve(codes: Int32Array, known: CodeIds, texts: readonly string[], rowNo: Int32Array, target: Int32Array): void {
    known.reserve(texts.length);
    const { ids } = known;
    for (let row = 0; row < target.length; row++) {
      const code = codes[row] ?? 0;
      if (code === 0 || target[row] !== 0) continue;
      let id = ids[code] ?? 0;
      if (id === 0) {
        id = this.idOf(texts[code - 1] ?? '', rowNo[row] ?? 0);
        ids[code] = id;
      }
      target[row] = id;
    }
  }

  #give(code: number, rowNo: number): number {
    this.#codes = growInts(this.#codes, this.added + 1);
    this.#rows = growInts(this.#rows, this.added + 1);
    this.#codes[this.added] = code;
    this.#rows[this.added] = rowNo;
    this.added += 1;
    this.#lead(code, this.last);
    return this.last;
  }

  #lead(code: number, id: number): void {
    this.#ids = growInts(this.#ids, code + 1);
    this.#ids[code] = id;
  }
}
