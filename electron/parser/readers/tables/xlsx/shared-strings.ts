import { ParserFailure } from '../../../parser-failure.ts';
import { MAX_SHARED_TEXT_BYTES } from '../table-limits.ts';
import { XmlFeed } from './xml-feed.ts';

const SEGMENT_BITS = 22;
const SEGMENT_BYTES = 1 << SEGMENT_BITS;

/** The texts the cells of a workbook share, as UTF-8 outside the heap: segments of 4 MB, and where in them each text lies. */
export class SharedStrings {
  count = 0;
  readonly #segments: Uint8Array[] = [];
  #starts = new Float64Array(1024);
  #lengths = new Uint32Array(1024);
  #segment = new Uint8Array(0);
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

  /** Segment that holds text `index`; undefined when there is no such text. */
  segmentOf(index: number): Uint8Array | undefined {
    return this.#segments[Math.floor((this.#starts[index] as number) / SEGMENT_BYTES)];
  }

  startOf(index: number): number {
    return (this.#starts[index] as number) % SEGMENT_BYTES;
  }

  lengthOf(index: number): number {
    return this.#lengths[index] as number;
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
    this.#bytes += length + 16;
    if (this.#bytes > MAX_SHARED_TEXT_BYTES) throw new ParserFailure('FILE_TOO_LARGE', { megabytes: MAX_SHARED_TEXT_BYTES / 1024 ** 2 });
    if (this.#filled + length > this.#segment.length) {
      this.#segment = new Uint8Array(Math.max(SEGMENT_BYTES, length));
      this.#segments.push(this.#segment);
      this.#filled = 0;
    }
    this.#segment.set(bytes.subarray(from, to), this.#filled);
    if (this.count === this.#lengths.length) this.#enlarge();
    this.#starts[this.count] = (this.#segments.length - 1) * SEGMENT_BYTES + this.#filled;
    this.#lengths[this.count++] = length;
    this.#filled += length;
  }

  #enlarge(): void {
    const starts = new Float64Array(this.count * 2);
    starts.set(this.#starts);
    this.#starts = starts;
    const lengths = new Uint32Array(this.count * 2);
    lengths.set(this.#lengths);
    this.#lengths = lengths;
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
