import type { ReadableDatabase } from '../../../store/driver.ts';
import type { RecordValue } from '../../../store/queries/records/record-batch.ts';
import type { RecordTable } from '../../../store/queries/records/record-tables.ts';
import { createRecordReader, lastRecordId, visitMatchHashes } from '../../../store/queries/records/records.ts';
import { ContentHash } from './content-hash.ts';
import { HashIndex } from './hash-index.ts';

const CONFIRMED = 1;
const TOUCHED = 2;
/** Rows under one number that are looked at one by one; of more, the same row is found by what it says. */
const MOST_LOOKED_AT = 64;

/** The rows of the store under a number that very many have. */
interface Crowd {
  /** Ids by the hash of what the file has columns for. */
  readonly byContent: HashIndex;
  readonly ids: readonly number[];
  /** Place of the first one that the file has not said again so far. */
  next: number;
}

/** What a row of a file is to the store. */
export type Match =
  | { readonly what: 'new'; readonly hash: number }
  /** Held already, exactly so; or a repetition, within the file, of a row with a number. */
  | { readonly what: 'unchanged' }
  /** Its number is known and some other thing is said about it; `before` as in the store. */
  | { readonly what: 'changed'; readonly hash: number; readonly before: readonly RecordValue[] };

/**
 * Finds the rows of a file in the store. A row with a number is the row of that number: what the file leaves out stays as it was. A row
 * without one is told apart by all it holds, as often as it is there: of three equal rows in the file and two in the store, one is new.
 * Several different rows of a file may share a number; together they replace what the store held under it.
 * A row without a number that the store holds but for what the mapping says of all rows ("these scores are NPS") is that row, told more.
 */
export class FactMatcher {
  /** Largest id before the file. */
  readonly lastId: number;
  readonly #read: (id: number) => RecordValue[] | undefined;
  readonly #names: readonly string[];
  readonly #keyIndex: number;
  readonly #mapped: readonly boolean[];
  /** Places of the columns that the mapping gives one value. */
  readonly #constant: readonly number[];
  readonly #hash = new ContentHash();
  readonly #known = new HashIndex();
  readonly #states: Uint8Array;
  /** Rows of the file that have a number, by the hash of what they say, and the hash of each one's number. */
  readonly #own = new HashIndex();
  readonly #ownKeys: number[] = [0];
  readonly #doubted = new Set<number>();
  readonly #crowds = new Map<number, Crowd>();

  constructor(
    db: ReadableDatabase,
    table: RecordTable,
    { mapped, constant }: { readonly mapped: ReadonlySet<string>; readonly constant: ReadonlySet<string> },
  ) {
    this.#names = table.columns.map(({ name }) => name);
    this.#keyIndex = table.keyColumn === null ? -1 : this.#names.indexOf(table.keyColumn);
    this.#mapped = this.#names.map((name) => mapped.has(name));
    this.#constant = [...this.#names.keys()].filter((index) => constant.has(this.#names[index] ?? ''));
    this.lastId = lastRecordId(db, table);
    this.#states = new Uint8Array(this.lastId + 1);
    this.#read = createRecordReader(db, table, this.#names);
    if (this.lastId > 0) visitMatchHashes(db, table, (id, hash) => this.#known.add(hash, id));
  }

  /** `values` of all columns of the table, null where the file says nothing. */
  match(values: readonly RecordValue[]): Match {
    const key = values[this.#keyIndex] ?? null;
    return key === null ? this.#matchContent(values) : this.#matchKey(key, values);
  }

  /** Ids of rows the file contradicts. */
  *contradicted(): Generator<number> {
    for (let id = 1; id <= this.lastId; id++) if (this.#states[id] === TOUCHED) yield id;
  }

  /** Whether the file holds the row or contradicts it. */
  isMet(id: number): boolean {
    return this.#states[id] !== 0;
  }

  #matchContent(values: readonly RecordValue[]): Match {
    const hash = this.#hashOf('content', values);
    if (this.#findEqual(values, hash, CONFIRMED) !== null) return { what: 'unchanged' };
    if (this.#constant.length === 0) return { what: 'new', hash };
    const bare = values.map((value, index) => (this.#constant.includes(index) ? null : value));
    const before = this.#findEqual(bare, this.#hashOf('content', bare), TOUCHED);
    return before === null ? { what: 'new', hash } : { what: 'changed', hash, before };
  }

  /** The next row of the store that holds exactly this and was not met yet, put into a state; null when there is none. */
  #findEqual(values: readonly RecordValue[], hash: number, state: number): readonly RecordValue[] | null {
    for (let entry = this.#known.first(hash), isFirst = true; entry !== 0; entry = this.#known.after(entry), isFirst = false) {
      const id = this.#known.numberAt(entry);
      if (this.#states[id] === CONFIRMED || this.#states[id] === state) continue;
      const held = this.#read(id);
      if (held === undefined || !isSame(held, values)) continue;
      this.#states[id] = state;
      if (isFirst) this.#known.dropFirst(hash);
      return held;
    }
    return null;
  }

  #matchKey(key: RecordValue, values: readonly RecordValue[]): Match {
    const hash = this.#hashOf('key', [key], ['']);
    if (this.#isRepeated(hash, values)) return { what: 'unchanged' };
    let before: readonly RecordValue[] | null = null;
    let looked = 0;
    for (let entry = this.#known.first(hash); entry !== 0; entry = this.#known.after(entry), looked++) {
      if (looked === MOST_LOOKED_AT) return this.#matchInCrowd(key, hash, values);
      const id = this.#known.numberAt(entry);
      const held = this.#read(id);
      if (held === undefined || held[this.#keyIndex] !== key) continue;
      if (this.#saysTheSame(held, values)) {
        this.#states[id] = CONFIRMED;
        return { what: 'unchanged' };
      }
      if (this.#states[id] !== CONFIRMED) before ??= held;
    }
    if (before === null) return { what: 'new', hash };
    this.#contradict(hash);
    return { what: 'changed', hash, before };
  }

  #matchInCrowd(key: RecordValue, hash: number, values: readonly RecordValue[]): Match {
    const crowd = this.#crowdOf(key, hash);
    const { byContent, ids } = crowd;
    for (let entry = byContent.first(this.#hashOfMapped(values)); entry !== 0; entry = byContent.after(entry)) {
      const id = byContent.numberAt(entry);
      const held = this.#read(id);
      if (held === undefined || !this.#saysTheSame(held, values)) continue;
      this.#states[id] = CONFIRMED;
      return { what: 'unchanged' };
    }
    while (crowd.next < ids.length && this.#states[ids[crowd.next] ?? 0] === CONFIRMED) crowd.next += 1;
    const before = this.#read(ids[crowd.next] ?? 0);
    if (before === undefined) return { what: 'new', hash };
    this.#contradict(hash);
    return { what: 'changed', hash, before };
  }

  /** Reads the rows under a number, once. */
  #crowdOf(key: RecordValue, hash: number): Crowd {
    const known = this.#crowds.get(hash);
    if (known !== undefined) return known;
    const byContent = new HashIndex();
    const ids: number[] = [];
    for (let entry = this.#known.first(hash); entry !== 0; entry = this.#known.after(entry)) {
      const id = this.#known.numberAt(entry);
      const held = this.#read(id);
      if (held === undefined || held[this.#keyIndex] !== key) continue;
      byContent.add(this.#hashOfMapped(held), id);
      ids.push(id);
    }
    const crowd = { byContent, ids, next: 0 };
    this.#crowds.set(hash, crowd);
    return crowd;
  }

  #hashOfMapped(values: readonly RecordValue[]): number {
    return this.#hashOf(
      'content',
      values.map((value, index) => (this.#mapped[index] === true ? value : null)),
    );
  }

  /** Whether the file said exactly this before. Two hashes of 52 bits each have to agree. */
  #isRepeated(keyHash: number, values: readonly RecordValue[]): boolean {
    const content = this.#hashOf('content', values);
    for (let entry = this.#own.first(content); entry !== 0; entry = this.#own.after(entry)) {
      if (this.#ownKeys[this.#own.numberAt(entry)] === keyHash) return true;
    }
    this.#ownKeys.push(keyHash);
    this.#own.add(content, this.#ownKeys.length - 1);
    return false;
  }

  /** What the file has no column for may be anything. */
  #saysTheSame(held: readonly RecordValue[], values: readonly RecordValue[]): boolean {
    return held.every((value, index) => this.#mapped[index] !== true || isSameValue(value, values[index] ?? null));
  }

  /** Puts every row under a number in doubt, once. */
  #contradict(hash: number): void {
    if (this.#doubted.has(hash)) return;
    this.#doubted.add(hash);
    for (let entry = this.#known.first(hash); entry !== 0; entry = this.#known.after(entry)) {
      const id = this.#known.numberAt(entry);
      if (this.#states[id] === 0) this.#states[id] = TOUCHED;
    }
  }

  #hashOf(purpose: 'key' | 'content', values: readonly RecordValue[], names: readonly string[] = this.#names): number {
    this.#hash.begin(purpose);
    for (let index = 0; index < names.length; index++) this.#hash.add(names[index] ?? '', values[index] ?? null);
    return this.#hash.end();
  }
}

/** Whether two values are the same, be they numbers or bigints. */
export function isSameValue(a: RecordValue, b: RecordValue): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a === 'string' || typeof b === 'string') return false;
  return BigInt(a) === BigInt(b);
}

function isSame(a: readonly RecordValue[], b: readonly RecordValue[]): boolean {
  return a.every((value, index) => isSameValue(value, b[index] ?? null));
}
