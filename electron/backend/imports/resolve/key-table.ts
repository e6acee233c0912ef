import { BUCKET_SLOTS, bucketOf, hashBytes } from '../../../parser/bytes/byte-hash.ts';
import { KeyPages } from './key-pages.ts';

const FIRST_SLOTS = 1024;
const STRIDE = 2;
/** Numbers of a bucket. */
const BUCKET = BUCKET_SLOTS * STRIDE;
const LAST_SLOT = BUCKET_SLOTS - 1;
const SEALED = new Int32Array(0);
/** Of sixteen slots at most this many are taken. */
const MOST_OF_SIXTEEN = 13;
/** Tables of more slots grow by half: what is doubled holds three times itself for a moment. */
const CAREFUL_GROWTH = 1 << 20;
/** A table grows at once to what is expected, if that is not beyond so many times its size: an estimate may be wrong. */
const MOST_GROWTH = 6;
const FIRST_SCRATCH = 256;
/** Most bytes a character of a string takes in UTF-8, by UTF-16 unit. */
const BYTES_PER_UNIT = 3;

/** Gives the key under a code whose text was forgotten. */
export type ForgottenKey = (code: number) => string;

/**
 * Keys numbered by consecutive codes from 1, found again by their bytes. A million keys as strings in a map cost 150 MB and a long pause of the
 * garbage collector; here they cost their bytes, four for where they begin and ten to fifteen for being found. A text that was forgotten is asked for
 * and compared when one with its hash comes again, so that no two keys are ever taken for one.
 */
export class KeyTable {
  /** Codes given so far. */
  count = 0;
  /** How many keys will probably come in all. */
  expected = 0;
  readonly #pages = new KeyPages();
  /** Code (0 = free) and hash. */
  #slots: Int32Array = new Int32Array(FIRST_SLOTS * STRIDE);
  #scratch: Buffer<ArrayBuffer> = Buffer.alloc(FIRST_SCRATCH);
  #scratchUsed = 0;
  readonly #forgotten: ForgottenKey;

  constructor(forgotten: ForgottenKey = notKept) {
    this.#forgotten = forgotten;
  }

  /** Code of the UTF-8 bytes [start, end); 0 when they were never added. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return this.#slots[this.#slotOf(bytes, start, end, hashBytes(bytes, start, end))] as number;
  }

  /** Code of the UTF-8 bytes [start, end), which are added if they are new. */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashBytes(bytes, start, end);
    const slot = this.#slotOf(bytes, start, end, hash);
    const known = this.#slots[slot] as number;
    if (known !== 0) return known;
    this.count += 1;
    this.#slots[slot] = this.count;
    this.#slots[slot + 1] = hash;
    this.#pages.add(bytes, start, end);
    if (this.count * 16 > (this.#slots.length / STRIDE) * MOST_OF_SIXTEEN) this.#grow();
    return this.count;
  }

  /** `find` for a string. */
  findText(key: string): number {
    return this.find(this.#encode(key), 0, this.#scratchUsed);
  }

  /** `codeOf` for a string. */
  codeOfText(key: string): number {
    return this.codeOf(this.#encode(key), 0, this.#scratchUsed);
  }

  /** The key under a code; "" for 0. */
  text(code: number): string {
    if (code === 0) return '';
    return this.#pages.text(code) ?? this.#forgotten(code);
  }

  /** The keys under many codes; "" for 0. */
  texts(codes: Int32Array): string[] {
    const held = this.#pages.texts(codes);
    return held.map((text, index) => text ?? this.text(codes[index] ?? 0));
  }

  /** Lets the text of a key go that `forgotten` can give from now on. */
  forget(code: number): void {
    this.#pages.forget(code);
  }

  /** The same for `count` codes from one on. */
  forgetRun(first: number, count: number): void {
    this.#pages.forgetRun(first, count);
  }

  /** No key comes any more: they are only given by their codes, and nothing is kept for finding them. */
  seal(): void {
    this.#slots = SEALED;
  }

  /** Keys added so far are let go of apart from those that come. */
  closePage(): void {
    this.#pages.close();
  }

  /** Slot of the key, or the free one where it belongs. */
  #slotOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    if (slots === SEALED) throw new Error('the keys are sealed: nothing can be looked up any more');
    for (let attempt = 0; ; attempt++) {
      const bucket = bucketOf(hash, attempt, slots.length / BUCKET) * BUCKET;
      for (let step = 0; step < BUCKET_SLOTS; step++) {
        const slot = bucket + ((hash + step) & LAST_SLOT) * STRIDE;
        const code = slots[slot] as number;
        if (code === 0 || (slots[slot + 1] === hash && this.#isSame(code, bytes, start, end))) return slot;
      }
    }
  }

  #isSame(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    return this.#pages.isEqual(code, bytes, start, end) ?? Buffer.from(this.#forgotten(code)).equals(bytes.subarray(start, end));
  }

  #encode(key: string): Buffer {
    if (key.length * BYTES_PER_UNIT > this.#scratch.length) this.#scratch = Buffer.alloc(key.length * BYTES_PER_UNIT);
    this.#scratchUsed = this.#scratch.write(key);
    return this.#scratch;
  }

  #grow(): void {
    const before = this.#slots;
    const count = before.length / STRIDE;
    const least = count < CAREFUL_GROWTH ? count * 2 : count + (count >> 1);
    const needed = Math.ceil((this.expected * 16) / MOST_OF_SIXTEEN);
    const wanted = needed > least && needed <= count * MOST_GROWTH ? needed : least;
    const slots = new Int32Array(Math.ceil(wanted / BUCKET_SLOTS) * BUCKET);
    this.#slots = slots;
    for (let at = 0; at < before.length; at += STRIDE) {
      if (before[at] === 0) continue;
      const hash = before[at + 1] as number;
      const slot = freeSlot(slots, hash);
      slots[slot] = before[at] as number;
      slots[slot + 1] = hash;
    }
  }
}

function freeSlot(slots: Int32Array, hash: number): number {
  for (let attempt = 0; ; attempt++) {
    const bucket = bucketOf(hash, attempt, slots.length / BUCKET) * BUCKET;
    for (let step = 0; step < BUCKET_SLOTS; step++) {
      const slot = bucket + ((hash + step) & LAST_SLOT) * STRIDE;
      if (slots[slot] === 0) return slot;
    }
  }
}

function notKept(code: number): never {
  throw new Error(`key ${code} was forgotten and nothing can give it back`);
}
