import { isAscii } from 'node:buffer';
import { growInts } from './growing.ts';

/** For fewer texts it does not pay to turn a whole page into one. */
const WORTH_A_PAGE = 64;
/** A page that nobody closes is closed at so many texts. */
const MOST_TEXTS = 16_384;
const FIRST_BYTES = 4096;

/** Texts with consecutive codes. */
interface Page {
  readonly first: number;
  readonly bytes: Buffer;
  /** Where the text with code first + n begins; one entry more than there are texts. */
  readonly starts: Int32Array;
  readonly isForgotten: Uint8Array;
  /** Texts that are still wanted. */
  left: number;
}

/** Where the bytes of a text lie. */
export interface TextPlace {
  bytes: Uint8Array;
  start: number;
  end: number;
}

/** Texts by consecutive codes from 1, kept as bytes in pages; a page goes when none of its texts is wanted any more. */
export class KeyPages {
  /** By place; an empty place is a page that went. */
  readonly #pages: (Page | null)[] = [];
  /** First code of each page. */
  readonly #firsts: number[] = [];
  #last: Page | null = null;
  /** The page that is being filled: its bytes, where its texts begin, its first code and number of texts. */
  #bytes: Buffer<ArrayBuffer> = Buffer.alloc(FIRST_BYTES);
  #starts: Int32Array = new Int32Array(1);
  #first = 1;
  #count = 0;
  readonly #place: TextPlace = { bytes: this.#bytes, start: 0, end: 0 };

  /** Codes given so far. */
  get size(): number {
    return this.#first + this.#count - 1;
  }

  /** Keeps bytes [start, end) as the text of the next code. */
  add(bytes: Uint8Array, start: number, end: number): void {
    if (this.#count === MOST_TEXTS) this.close();
    const from = this.#starts[this.#count] as number;
    this.#reserve(from + end - start);
    const target = this.#bytes;
    for (let at = start; at < end; at++) target[from + at - start] = bytes[at] as number;
    this.#count += 1;
    this.#starts[this.#count] = from + end - start;
  }

  /** Closes the page: the texts added until the next call are let go of together. */
  close(): void {
    const count = this.#count;
    if (count === 0) return;
    const starts = this.#starts.slice(0, count + 1);
    const page = {
      first: this.#first,
      bytes: Buffer.from(this.#bytes.subarray(0, starts[count])),
      starts,
      isForgotten: new Uint8Array(count),
      left: count,
    };
    this.#first += count;
    this.#count = 0;
    this.#pages.push(page);
    this.#firsts.push(page.first);
    this.#last = page;
  }

  /** The text under a code; null when it was forgotten. */
  text(code: number): string | null {
    const place = this.place(code);
    return place === null ? null : Buffer.from(place.bytes.buffer, place.bytes.byteOffset + place.start, place.end - place.start).toString();
  }

  /** Where the text under a code lies, valid until the next call; null when it was forgotten. */
  place(code: number): TextPlace | null {
    const place = this.#place;
    if (code >= this.#first) {
      place.bytes = this.#bytes;
      place.start = this.#starts[code - this.#first] as number;
      place.end = this.#starts[code - this.#first + 1] as number;
      return place;
    }
    const page = this.#pageOf(code);
    const at = page === null ? 0 : code - page.first;
    if (page === null || page.isForgotten[at] === 1) return null;
    place.bytes = page.bytes;
    place.start = page.starts[at] as number;
    place.end = page.starts[at + 1] as number;
    return place;
  }

  /** The texts under many codes, null where they were forgotten or the code is 0; those of a page together cost a fifth of what they cost one by one. */
  texts(codes: Int32Array): (string | null)[] {
    this.close();
    const found: (string | null)[] = new Array(codes.length).fill(null);
    let page: Page | null = null;
    let all: string | null = null;
    for (let index = 0; index < codes.length; index++) {
      const code = codes[index] as number;
      if (code === 0) continue;
      if (page === null || code < page.first || code - page.first >= page.isForgotten.length) {
        page = this.#pageOf(code);
        // Only where every character is one byte do places in the bytes tell places in the text.
        all = page !== null && codes.length >= WORTH_A_PAGE && isAscii(page.bytes) ? page.bytes.toString('latin1') : null;
      }
      const at = page === null ? 0 : code - page.first;
      if (page === null || page.isForgotten[at] === 1) continue;
      const [start, end] = [page.starts[at] as number, page.starts[at + 1] as number];
      found[index] = all === null ? page.bytes.toString('utf8', start, end) : all.slice(start, end);
    }
    return found;
  }

  /** Whether the text under a code is that of bytes [start, end); null when it was forgotten. */
  isEqual(code: number, bytes: Uint8Array, start: number, end: number): boolean | null {
    if (code >= this.#first) return isSame(this.#bytes, this.#starts, code - this.#first, bytes, start, end);
    const page = this.#pageOf(code);
    const at = page === null ? 0 : code - page.first;
    return page === null || page.isForgotten[at] === 1 ? null : isSame(page.bytes, page.starts, at, bytes, start, end);
  }

  /** The text under a code is not wanted any more. */
  forget(code: number): void {
    if (code >= this.#first) this.close();
    const page = this.#pageOf(code);
    if (page === null || page.isForgotten[code - page.first] === 1) return;
    page.isForgotten[code - page.first] = 1;
    page.left -= 1;
    if (page.left > 0) return;
    this.#pages[this.#placeOf(code)] = null;
    if (this.#last === page) this.#last = null;
  }

  /** The texts under `count` codes from one on are not wanted any more. */
  forgetRun(first: number, count: number): void {
    if (first + count > this.#first) this.close();
    for (let code = first; code < first + count; ) {
      const place = this.#placeOf(code);
      const page = this.#pages[place] ?? null;
      const end = Math.min(first + count, this.#firsts[place + 1] ?? this.#first);
      if (page !== null) this.#forgetIn(page, place, code, end);
      code = end;
    }
  }

  #forgetIn(page: Page, place: number, first: number, end: number): void {
    const marks = page.isForgotten.subarray(first - page.first, end - page.first);
    for (const mark of marks) page.left -= 1 - mark;
    marks.fill(1);
    if (page.left > 0) return;
    this.#pages[place] = null;
    if (this.#last === page) this.#last = null;
  }

  #reserve(bytes: number): void {
    if (bytes > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(bytes, this.#bytes.length * 2));
      this.#bytes.copy(larger);
      this.#bytes = larger;
    }
    this.#starts = growInts(this.#starts, this.#count + 2);
  }

  #pageOf(code: number): Page | null {
    const last = this.#last;
    if (last !== null && code >= last.first && code - last.first < last.isForgotten.length) return last;
    const page = this.#pages[this.#placeOf(code)] ?? null;
    if (page !== null) this.#last = page;
    return page;
  }

  /** Place of the last page that begins at or before a code. */
  #placeOf(code: number): number {
    let low = 0;
    let high = this.#firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#firsts[middle] as number) <= code) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Compared from the back, where keys differ first. */
function isSame(texts: Uint8Array, starts: Int32Array, at: number, bytes: Uint8Array, start: number, end: number): boolean {
  const from = starts[at] as number;
  const length = (starts[at + 1] as number) - from;
  if (length !== end - start) return false;
  for (let offset = length - 1; offset >= 0; offset--) if (texts[from + offset] !== bytes[start + offset]) return false;
  return true;
}
