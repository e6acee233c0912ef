import { ParserFailure } from '../../../parser-failure.ts';
import { MAX_ELEMENT_TEXT_BYTES } from '../table-limits.ts';
import { isBlankByte, skipValue } from './json-extent.ts';
import { type JsonValue, parseJsonValue } from './json-value.ts';
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
  /** No more is read once so many bytes were. */
  readonly limit: number;
}

const LF = 10;
const BLANK: Element = { kind: 'blank' };

/**
 * The elements of a document in order. A sequence whose first value fills one line is read line by line, so that a damaged line costs that line only;
 * one whose values run over several lines is cut by brackets. Throws ParserFailure FILE_DAMAGED, FILE_TOO_LARGE or FILE_UNSAFE.
 */
export async function* readElements(blocks: AsyncIterable<Uint8Array>, { isSequence, limit }: ElementOptions): AsyncGenerator<Element, void, void> {
  let read = 0;
  let feed: ElementFeed | null = null;
  for await (const block of blocks) {
    feed ??= isSequence && isOneLine(block) ? new LineFeed() : new DocumentFeed(isSequence);
    feed.push(block);
    yield* feed.take();
    read += block.length;
    if (read >= limit) return;
  }
  if (feed === null) return;
  feed.finish();
  yield* feed.take();
}

interface ElementFeed {
  readonly push: (block: Uint8Array) => void;
  readonly finish: () => void;
  readonly take: () => Element[];
}

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

  constructor(isSequence: boolean) {
    this.#walker = new JsonWalker((path, bytes, from, to) => {
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

  take(): Element[] {
    const elements = this.#elements;
    this.#elements = [];
    return elements;
  }
}

class LineFeed implements ElementFeed {
  #rest: Uint8Array = new Uint8Array(0);
  #elements: Element[] = [];

  push(block: Uint8Array): void {
    const bytes = this.#rest.length === 0 ? block : Buffer.concat([this.#rest, block]);
    let from = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, from)) {
      this.#takeLine(bytes.subarray(from, end));
      from = end + 1;
    }
    this.#rest = bytes.slice(from);
    if (this.#rest.length > MAX_ELEMENT_TEXT_BYTES) throw new ParserFailure('FILE_TOO_LARGE', { megabytes: MAX_ELEMENT_TEXT_BYTES / 1024 ** 2 });
  }

  finish(): void {
    if (this.#rest.length > 0) this.#takeLine(this.#rest);
    this.#rest = new Uint8Array(0);
  }

  take(): Element[] {
    const elements = this.#elements;
    this.#elements = [];
    return elements;
  }

  #takeLine(line: Uint8Array): void {
    const text = Buffer.from(line.buffer, line.byteOffset, line.length).toString('utf8').trim();
    if (text === '') {
      this.#elements.push(BLANK);
      return;
    }
    const parsed = parseJsonValue(text);
    this.#elements.push(parsed === null ? { kind: 'broken', text } : { kind: 'value', path: '', value: parsed.value });
  }
}
