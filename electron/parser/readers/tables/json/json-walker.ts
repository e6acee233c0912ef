import { ParserFailure } from '../../../parser-failure.ts';
import { MAX_DEPTH, MAX_ELEMENT_TEXT_BYTES } from '../table-limits.ts';
import { isBlankByte, skipValue } from './json-extent.ts';
import { joinPath } from './json-tables.ts';

/** Takes an element: path of its array ("" = the root), and its bytes [from, to), valid during the call. */
export type ElementSink = (path: string, bytes: Uint8Array, from: number, to: number) => void;

type Expected = 'value' | 'after' | 'key' | 'keyOrEnd' | 'element' | 'elementOrEnd' | 'afterElement';

const COMMA = 44;
const COLON = 58;
const QUOTE = 34;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;

/**
 * Walks over a JSON document block by block and hands out the elements of its outermost arrays, wherever in its objects they lie. With `isSequence`
 * the document is a sequence of values, each of which is an element. Memory: one block and the element at hand. Between `push` and the next one it
 * walks as far as it is told to, since a block may hold half a million elements.
 */
export class JsonWalker {
  #isComplete = false;
  #isFinal = false;
  readonly #sink: ElementSink;
  readonly #isSequence: boolean;
  readonly #frames: { readonly path: string; readonly isArray: boolean }[] = [];
  #bytes = new Uint8Array(0);
  #end = 0;
  #pos = 0;
  #expected: Expected = 'value';
  #path = '';

  constructor(sink: ElementSink, isSequence: boolean) {
    this.#sink = sink;
    this.#isSequence = isSequence;
  }

  /** Takes the next block. Throws ParserFailure FILE_TOO_LARGE (an element). */
  push(block: Uint8Array): void {
    const rest = this.#end - this.#pos;
    if (rest > MAX_ELEMENT_TEXT_BYTES) throw new ParserFailure('FILE_TOO_LARGE', { megabytes: MAX_ELEMENT_TEXT_BYTES / 1024 ** 2 });
    const joined = rest + block.length > this.#bytes.length ? new Uint8Array((rest + block.length) * 2) : this.#bytes;
    joined.set(this.#bytes.subarray(this.#pos, this.#end), 0);
    joined.set(block, rest);
    this.#bytes = joined;
    this.#pos = 0;
    this.#end = rest + block.length;
  }

  /** No block follows. */
  finish(): void {
    this.#isFinal = true;
  }

  /** Walks on until it is enough or the block is at its end. Throws ParserFailure FILE_DAMAGED, also when the document breaks off, or FILE_UNSAFE (depth, names). */
  walk(isEnough: () => boolean): void {
    for (;;) {
      while (this.#pos < this.#end && isBlankByte(this.#bytes[this.#pos] as number)) this.#pos++;
      if (isEnough()) return;
      if (this.#pos >= this.#end || !this.#step(this.#isFinal)) break;
    }
    if (this.#isFinal && (!this.#isComplete || this.#pos < this.#end)) throw new ParserFailure('FILE_DAMAGED', {});
  }

  /** One token further; false when it goes on in the next block. */
  #step(isFinal: boolean): boolean {
    const byte = this.#bytes[this.#pos];
    const isRoot = this.#frames.length === 0;
    if (this.#expected === 'value' && !(this.#isSequence && isRoot)) return this.#takeValue(isFinal);
    if (this.#expected === 'value') return this.#takeElement('', isFinal);
    if (isRoot) throw new ParserFailure('FILE_DAMAGED', {});
    switch (this.#expected) {
      case 'after':
        if (byte === COMMA) return this.#move('key');
        return byte === CLOSE_OBJECT ? this.#close() : this.#refuse();
      case 'afterElement':
        if (byte === COMMA) return this.#move('element');
        return byte === CLOSE_ARRAY ? this.#close() : this.#refuse();
      case 'keyOrEnd':
        return byte === CLOSE_OBJECT ? this.#close() : this.#takeKey();
      case 'key':
        return this.#takeKey();
      default:
        if (byte === CLOSE_ARRAY) return this.#close();
        return this.#takeElement(this.#frames.at(-1)?.path ?? '', isFinal);
    }
  }

  #takeValue(isFinal: boolean): boolean {
    const byte = this.#bytes[this.#pos];
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (this.#frames.length >= MAX_DEPTH) throw new ParserFailure('FILE_UNSAFE', { reason: 'depth' });
      this.#frames.push({ path: this.#path, isArray: byte === OPEN_ARRAY });
      return this.#move(byte === OPEN_ARRAY ? 'elementOrEnd' : 'keyOrEnd');
    }
    const end = skipValue(this.#bytes, this.#pos, this.#end, isFinal);
    if (end < 0) return false;
    this.#pos = end;
    this.#afterValue();
    return true;
  }

  #takeElement(path: string, isFinal: boolean): boolean {
    const end = skipValue(this.#bytes, this.#pos, this.#end, isFinal);
    if (end < 0) return false;
    if (end === this.#pos) return this.#refuse();
    this.#sink(path, this.#bytes, this.#pos, end);
    this.#pos = end;
    if (this.#frames.length === 0) this.#isComplete = true;
    else this.#expected = 'afterElement';
    return true;
  }

  #takeKey(): boolean {
    if (this.#bytes[this.#pos] !== QUOTE) return this.#refuse();
    const end = skipValue(this.#bytes, this.#pos, this.#end, false);
    if (end < 0) return false;
    let at = end;
    while (at < this.#end && isBlankByte(this.#bytes[at] as number)) at++;
    if (at >= this.#end) return false;
    if (this.#bytes[at] !== COLON) return this.#refuse();
    const key = readKey(this.#bytes, this.#pos, end);
    this.#path = joinPath(this.#frames.at(-1)?.path ?? '', key);
    this.#pos = at + 1;
    this.#expected = 'value';
    return true;
  }

  #close(): boolean {
    this.#frames.pop();
    this.#pos++;
    this.#afterValue();
    return true;
  }

  #afterValue(): void {
    this.#expected = 'after';
    if (this.#frames.length === 0) this.#isComplete = true;
  }

  #move(expected: Expected): true {
    this.#pos++;
    this.#expected = expected;
    return true;
  }

  #refuse(): never {
    throw new ParserFailure('FILE_DAMAGED', {});
  }
}

function readKey(bytes: Uint8Array, from: number, to: number): string {
  const written = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
  try {
    const key: unknown = JSON.parse(written);
    return typeof key === 'string' ? key : '';
  } catch (error) {
    throw new ParserFailure('FILE_DAMAGED', {}, { cause: error });
  }
}
