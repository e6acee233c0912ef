import { growInts } from './growing.ts';

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
  /** Keys of the new ids in order: entry i has id base + 1 + i. */
  readonly newKeys: string[] = [];
  /** Record in which each new key was met first. */
  readonly newRows: number[] = [];
  /** Rows known before that get another key. */
  readonly renamed = new Map<number, string>();
  readonly #ids: Map<string, number>;

  /** `known` is taken over and grows. */
  constructor(known: Map<string, number>, base: number) {
    this.#ids = known;
    this.base = base;
  }

  /** Largest id given. */
  get last(): number {
    return this.base + this.newKeys.length;
  }

  /** Id of a key, undefined when there is none. */
  find(key: string): number | undefined {
    return this.#ids.get(key);
  }

  idOf(key: string, rowNo: number): number {
    return this.#ids.get(key) ?? this.add(key, rowNo);
  }

  /** Gives a key an id that has none. */
  add(key: string, rowNo: number): number {
    this.newKeys.push(key);
    this.newRows.push(rowNo);
    this.#ids.set(key, this.last);
    return this.last;
  }

  /** Gives what has an id a better key; the old one still leads to it. */
  rename(id: number, key: string): void {
    this.#ids.set(key, id);
    if (id > this.base) this.newKeys[id - this.base - 1] = key;
    else this.renamed.set(id, key);
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
}
