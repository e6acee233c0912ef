import { isAscii } from 'node:buffer';

/** For fewer texts it does not pay to turn a whole page into one. */
const WORTH_A_PAGE = 64;

/** Texts with consecutive codes, as they came with one chunk. */
interface Page {
  readonly first: number;
  readonly bytes: Buffer;
  /** Where the text with code first + n begins; one entry more than there are texts. */
  readonly starts: Int32Array;
  readonly isForgotten: Uint8Array;
  /** Texts that are still wanted. */
  left: number;
}

/** Texts by consecutive codes from 1, kept as bytes in pages; a page goes when none of its texts is wanted any more. */
export class KeyPages {
  /** By place; an empty place is a page that went. */
  readonly #pages: (Page | null)[] = [];
  /** First code of each page. */
  readonly #firsts: number[] = [];
  #last: Page | null = null;
  #bytes = Buffer.alloc(0);
  #starts = new Int32Array(1);
  #first = 1;
  #count = 0;

  /** Starts a page whose first new text gets the code `first`; at most so many bytes and texts will come. */
  begin(first: number, bytes: number, texts: number): void {
    if (bytes > this.#bytes.length) this.#bytes = Buffer.alloc(bytes);
    if (texts + 1 > this.#starts.length) this.#starts = new Int32Array(texts + 1);
    this.#first = first;
    this.#count = 0;
  }

  /** Adds the text of the next code. */
  add(bytes: Uint8Array, start: number, end: number): void {
    const from = this.#starts[this.#count] as number;
    for (let at = start; at < end; at++) this.#bytes[from + at - start] = bytes[at] as number;
    this.#count += 1;
    this.#starts[this.#count] = from + end - start;
  }

  /** Closes the page. */
  end(): void {
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
    this.#count = 0;
    this.#pages.push(page);
    this.#firsts.push(page.first);
    this.#last = page;
  }

  /** The text under a code; null when it was forgotten. */
  text(code: number): string | null {
    const page = this.#pageOf(code);
    const at = page === null ? 0 : code - page.first;
    return page === null || page.isForgotten[at] === 1 ? null : page.bytes.toString('utf8', page.starts[at], page.starts[at + 1]);
  }

  /** The texts under many codes, null where they were forgotten or the code is 0; those of a page together cost a fifth of what they cost one by one. */
  texts(codes: Int32Array): (string | null)[] {
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
    if (code >= this.#first && this.#count > 0) return isSame(this.#bytes, this.#starts, code - this.#first, bytes, start, end);
    const page = this.#pageOf(code);
    const at = page === null ? 0 : code - page.first;
    return page === null || page.isForgotten[at] === 1 ? null : isSame(page.bytes, page.starts, at, bytes, start, end);
  }

  /** The text under a code is not wanted any more. */
  forget(code: number): void {
    const page = this.#pageOf(code);
    if (page === null || page.isForgotten[code - page.first] === 1) return;
    page.isForgotten[code - page.first] = 1;
    page.left -= 1;
    if (page.left > 0) return;
    this.#pages[this.#placeOf(code)] = null;
    if (this.#last === page) this.#last = null;
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
