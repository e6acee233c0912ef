import { ParserFailure } from '../../../parser-failure.ts';
import { MAX_ELEMENT_TEXT_BYTES } from '../table-limits.ts';
import { isBlankByte, skipValue } from './json-extent.ts';
import { EMPTY_ARRAY, EMPTY_OBJECT, type JsonValue, parseJsonValue } from './json-value.ts';
import { JsonWalker } from './json-walker.ts';
import { startsLine } from './recognise-json.ts';

/** An element of an outermost array; in files with one object per line also blank lines and lines that are no JSON. */
export type Element =
  | { readonly kind: 'value'; readonly path: string; readonly value: JsonValue }
  | { readonly kind: 'blank' }
  | { readonly kind: 'broken'; readonly text: string };

export interface ElementOptions {
  /** A sequence of values rather than one document. */
  readonly isSequence: boolean;
  /** No more is read once so many bytes were, or so many elements. */
  readonly limit: { readonly bytes: number; readonly elements: number };
}

const LF = 10;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_ARRAY = 91;
const BLANK: Element = { kind: 'blank' };
const BARE: Element = { kind: 'value', path: '', value: EMPTY_OBJECT };

/**
 * The elements of a document in order, some at a time. A sequence whose first value fills one line is read line by line, so that a damaged line costs that line only;
 * one whose values run over several lines is cut by brackets. Throws ParserFailure FILE_DAMAGED, FILE_TOO_LARGE or FILE_UNSAFE.
 */
export async function* readElements(
  blocks: AsyncIterable<Uint8Array>,
  { isSequence, limit }: ElementOptions,
): AsyncGenerator<readonly Element[], void, void> {
  let read = 0;
  let found = 0;
  let feed: ElementFeed | null = null;
  for await (const block of blocks) {
    feed ??= isSequence && isOneLine(block) ? new LineFeed() : new DocumentFeed(isSequence);
    feed.push(block);
    read += block.length;
    for (const elements of batches(feed)) {
      found += elements.length;
      yield elements;
      if (found >= limit.elements) return;
    }
    if (read >= limit.bytes) return;
  }
  if (feed === null) return;
  feed.finish();
  yield* batches(feed);
}

/** What a feed gives before it needs its next block. */
function* batches(feed: ElementFeed): Generator<readonly Element[], void, void> {
  do yield feed.take();
  while (feed.hasMore);
}

interface ElementFeed {
  readonly push: (block: Uint8Array) => void;
  readonly finish: () => void;
  /** Whether `take` stopped before it needed the next block. */
  readonly hasMore: boolean;
  /** The next elements. */
  readonly take: () => Element[];
}

/** Elements that are handed out together, and bytes of them: so few that they are forgotten before the next ones come. */
const BATCH = 4096;
const BATCH_BYTES = 16 * 1024;

/** Whether the first value ends before the first line does. */
function isOneLine(block: Uint8Array): boolean {
  let from = 0;
  while (from < block.length && isBlankByte(block[from] as number)) from++;
  const end = skipValue(block, from, block.length, true);
  const line = block.indexOf(LF, from);
  return line < 0 || (end >= 0 && end <= line) || startsLine(block, from);
}

class DocumentFeed implements ElementFeed {
  readonly #walker: JsonWalker;
  #elements: Element[] = [];
  #bytes = 0;

  constructor(isSequence: boolean) {
    this.#walker = new JsonWalker((path, bytes, from, to) => {
      this.#bytes += to - from;
      if (to - from === 2 && (bytes[from] === OPEN_OBJECT || bytes[from] === OPEN_ARRAY)) {
        this.#elements.push({ kind: 'value', path, value: bytes[from] === OPEN_OBJECT ? EMPTY_OBJECT : EMPTY_ARRAY });
        return;
      }
      const parsed = parseJsonValue(Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8'));
      if (parsed === null) throw new ParserFailure('FILE_DAMAGED', {});
      this.#elements.push({ kind: 'value', path, value: parsed.value });
    }, isSequence);
  }

  push(block: Uint8Array): void {
    this.#walker.push(block);
  }

  finish(): void {
    this.#walker.finish();
  }

  get hasMore(): boolean {
    return this.#elements.length >= BATCH || this.#bytes >= BATCH_BYTES;
  }

  take(): Element[] {
    this.#elements = [];
    this.#bytes = 0;
    this.#walker.walk(() => this.hasMore);
    return this.#elements;
  }
}

class LineFeed implements ElementFeed {
  hasMore = false;
  #bytes: Uint8Array = new Uint8Array(0);
  #from = 0;
  #isFinal = false;

  push(block: Uint8Array): void {
    const rest = this.#bytes.subarray(this.#from);
    if (rest.length > MAX_ELEMENT_TEXT_BYTES) throw new ParserFailure('FILE_TOO_LARGE', { megabytes: MAX_ELEMENT_TEXT_BYTES / 1024 ** 2 });
    this.#bytes = Buffer.concat([rest, block]);
    this.#from = 0;
  }

  finish(): void {
    this.#isFinal = true;
  }

  take(): Element[] {
    const elements: Element[] = [];
    const enough = this.#from + BATCH_BYTES;
    this.hasMore = false;
    while (this.#from < this.#bytes.length) {
      this.hasMore = elements.length >= BATCH || this.#from >= enough;
      if (this.hasMore) break;
      const end = this.#bytes.indexOf(LF, this.#from);
      if (end < 0 && !this.#isFinal) break;
      elements.push(toElement(this.#bytes.subarray(this.#from, end < 0 ? this.#bytes.length : end)));
      this.#from = end < 0 ? this.#bytes.length : end + 1;
    }
    return elements;
  }
}

function toElement(line: Uint8Array): Element {
  if (line.length === 0) return BLANK;
  if (line.length === 2 && line[0] === OPEN_OBJECT && line[1] === CLOSE_OBJECT) return BARE;
  const text = Buffer.from(line.buffer, line.byteOffset, line.length).toString('utf8').trim();
  if (text === '') return BLANK;
  const parsed = parseJsonValue(text);
  return parsed === null ? { kind: 'broken', text } : { kind: 'value', path: '', value: parsed.value };
}
