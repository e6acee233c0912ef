import { ParserFailure } from '../../../parser-failure.ts';
import { MAX_SHARED_TEXT_BYTES } from '../table-limits.ts';
import { XmlFeed } from './xml-feed.ts';

const SEGMENT_BITS = 22;
const SEGMENT_BYTES = 1 << SEGMENT_BITS;
const PAGE_BITS = 16;
const PAGE_TEXTS = 1 << PAGE_BITS;

/** The texts the cells of a workbook share, as UTF-8 outside the heap: segments of 4 MB, and where in them each text begins, four bytes a text. */
export class SharedStrings {
  count = 0;
  #segment = new Uint8Array(0);
  readonly #segments = [this.#segment];
  /** Position behind the last text of each segment. */
  readonly #ends = [0];
  /** Pages never move: a list that is copied when it grows lies there twice. */
  readonly #starts: Uint32Array[] = [];
  #filled = 0;
  #bytes = 0;

  /** Reads the `sst` part. Throws ParserFailure FILE_TOO_LARGE, FILE_UNSAFE or FILE_DAMAGED. */
  async read(blocks: AsyncIterable<Uint8Array>): Promise<void> {
    const feed = new XmlFeed();
    for await (const block of blocks) {
      feed.push(block);
      this.#scan(feed);
    }
  }

  /** Segment that holds text `index`. */
  segmentOf(index: number): Uint8Array | undefined {
    return this.#segments[this.#start(index) >>> SEGMENT_BITS];
  }

  startOf(index: number): number {
    return this.#start(index) & (SEGMENT_BYTES - 1);
  }

  /** A text ends where the next one of its segment begins. */
  lengthOf(index: number): number {
    const start = this.#start(index);
    const segment = start >>> SEGMENT_BITS;
    const next = this.#start(index + 1);
    const isFollowed = index + 1 < this.count && next >>> SEGMENT_BITS === segment;
    return (isFollowed ? next : (this.#ends[segment] ?? start)) - start;
  }

  #start(index: number): number {
    return this.#starts[index >>> PAGE_BITS]?.[index & (PAGE_TEXTS - 1)] ?? 0;
  }

  #scan(feed: XmlFeed): void {
    for (;;) {
      const at = feed.findTag(feed.pos);
      if (at < 0) return;
      if (feed.isClosing || !feed.isNamed('si')) {
        feed.pos = feed.tagEnd;
        continue;
      }
      feed.pos = at;
      if (!this.#readItem(feed)) return;
    }
  }

  /** Reads the `si` element the feed stands on; false when it goes on in the next block. */
  #readItem(feed: XmlFeed): boolean {
    if (feed.isEmpty) {
      feed.pos = feed.tagEnd;
      this.#add(feed.bytes, 0, 0);
      return true;
    }
    const rich = readRichText(feed, feed.tagEnd, 'si');
    if (rich === null) return false;
    if (rich.text !== null) {
      const bytes = Buffer.from(rich.text, 'utf8');
      this.#add(bytes, 0, bytes.length);
    } else this.#add(feed.bytes, rich.from, rich.to);
    feed.pos = rich.after;
    return true;
  }

  #add(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    this.#bytes += length + Uint32Array.BYTES_PER_ELEMENT;
    if (this.#bytes > MAX_SHARED_TEXT_BYTES) throw new ParserFailure('FILE_TOO_LARGE', { megabytes: MAX_SHARED_TEXT_BYTES / 1024 ** 2 });
    if (this.#filled + length > this.#segment.length) {
      this.#segment = new Uint8Array(Math.max(SEGMENT_BYTES, length));
      this.#segments.push(this.#segment);
      this.#filled = 0;
    }
    this.#segment.set(bytes.subarray(from, to), this.#filled);
    const first = (this.#segments.length - 1) * SEGMENT_BYTES;
    if (this.count % PAGE_TEXTS === 0) this.#starts.push(new Uint32Array(PAGE_TEXTS));
    const page = this.#starts.at(-1) as Uint32Array;
    // Behind a full segment only empty texts can follow; they begin where the next one does.
    page[this.count % PAGE_TEXTS] = first + Math.min(this.#filled, SEGMENT_BYTES);
    this.count++;
    this.#filled += length;
    this.#ends[this.#segments.length - 1] = first + this.#filled;
  }
}

/** Text of a rich-text element: either bytes [from, to) of the feed as they are, or `text` when it had to be put together. */
export interface RichText {
  readonly from: number;
  readonly to: number;
  readonly text: string | null;
  /** Position behind the closing tag. */
  readonly after: number;
}

/**
 * Reads the inside of a `si` or `is` element from `from` on: the `t` of all runs, phonetic guides (`rPh`) left out. Null when it goes on in the
 * next block.
 */
export function readRichText(feed: XmlFeed, from: number, element: string): RichText | null {
  let at = from;
  let first = { from: 0, to: 0 };
  let text: string | null = null;
  let runs = 0;
  for (;;) {
    at = feed.findTag(at);
    if (at < 0) return null;
    if (feed.isClosing && feed.isNamed(element)) return { ...first, text, after: feed.tagEnd };
    if (!feed.isClosing && feed.isNamed('rPh')) {
      at = feed.skipElement();
      if (at < 0) return null;
      continue;
    }
    const isText = !feed.isClosing && !feed.isEmpty && feed.isNamed('t');
    at = feed.tagEnd;
    if (!isText) continue;
    const to = feed.endOfText(at);
    if (to < 0) return null;
    if (runs === 0 && !feed.needsDecoding(at, to)) first = { from: at, to };
    else text = (text ?? feed.text(first.from, first.to)) + feed.text(at, to);
    runs++;
    at = to;
  }
}
