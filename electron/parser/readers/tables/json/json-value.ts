import { ParserFailure } from '../../../parser-failure.ts';
import { MAX_DEPTH, MAX_ELEMENT_VALUES } from '../table-limits.ts';

/** A number as it was written: reading it into a double would round long ids and drop zeros. */
export class JsonNumber {
  readonly written: string;

  constructor(written: string) {
    this.written = written;
  }
}

/** A JSON value; of a key that stands twice the last one counts. Maps, so that a key named `__proto__` is a key like any other. */
export type JsonValue = string | boolean | null | JsonNumber | JsonValue[] | Map<string, JsonValue>;

/** Nothing but brackets, which a file can hold thirty million times; nobody puts anything between them. */
export const EMPTY_OBJECT = new Map<string, JsonValue>();
export const EMPTY_ARRAY: JsonValue[] = [];

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN_STRING = /[^"\\\p{Cc}]*/uy;
const CONTROL_CHARACTERS = /(\p{Cc}+)/u;
/** A backslash at the end that no other one before it cancels. */
const LONE_BACKSLASH = /(?<!\\)(?:\\\\)*\\$/;
const WORDS: readonly (readonly [word: string, value: JsonValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', null],
  ['Infinity', null],
  ['-Infinity', null],
];

/** Made once: a file may hold thirty million lines that are no JSON, and telling where each was found out is dear. */
const NO_JSON = new SyntaxError();

/**
 * Reads one JSON value that fills `text`. NaN and infinities, which some programs write, are null. Null when the text is no JSON; throws ParserFailure
 * FILE_UNSAFE when it is nested deeper than 64 levels, FILE_TOO_LARGE when it holds more than 262,144 values.
 */
export function parseJsonValue(text: string): { readonly value: JsonValue } | null {
  const reader = new JsonReader(text);
  try {
    const value = reader.value(0);
    return reader.isAtEnd() ? { value } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

class JsonReader {
  readonly #text: string;
  readonly #items: JsonValue[] = [];
  #at = 0;
  #values = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    return this.#skipBlanks() === '';
  }

  value(depth: number): JsonValue {
    if (depth > MAX_DEPTH) throw new ParserFailure('FILE_UNSAFE', { reason: 'depth' });
    if (++this.#values > MAX_ELEMENT_VALUES) throw new ParserFailure('FILE_TOO_LARGE', { values: MAX_ELEMENT_VALUES });
    switch (this.#skipBlanks()) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#array(depth);
      case '"':
        return this.#string();
      default:
        return this.#numberOrWord();
    }
  }

  #object(depth: number): Map<string, JsonValue> {
    this.#at++;
    if (this.#takes('}')) return EMPTY_OBJECT;
    const members = new Map<string, JsonValue>();
    for (;;) {
      if (this.#skipBlanks() !== '"') throw NO_JSON;
      const key = this.#string();
      if (!this.#takes(':')) throw NO_JSON;
      members.set(key, this.value(depth + 1));
      if (this.#takes('}')) return members;
      if (!this.#takes(',')) throw NO_JSON;
    }
  }

  /** Items wait among those of the arrays around until they are all there: an array that grows has room for seventeen at once. */
  #array(depth: number): JsonValue[] {
    this.#at++;
    if (this.#takes(']')) return EMPTY_ARRAY;
    const first = this.#items.length;
    for (;;) {
      const item = this.value(depth + 1);
      this.#items.push(item);
      if (this.#takes(']')) break;
      if (!this.#takes(',')) throw NO_JSON;
    }
    const items = this.#items.slice(first);
    this.#items.length = first;
    return items;
  }

  #string(): string {
    const from = this.#at + 1;
    PLAIN_STRING.lastIndex = from;
    PLAIN_STRING.test(this.#text);
    let at = PLAIN_STRING.lastIndex;
    if (this.#text[at] === '"') {
      this.#at = at + 1;
      return this.#text.slice(from, at);
    }
    while (at < this.#text.length && this.#text[at] !== '"') at += this.#text[at] === '\\' ? 2 : 1;
    if (at >= this.#text.length) throw NO_JSON;
    this.#at = at + 1;
    return undoEscapes(this.#text.slice(from, at));
  }

  #numberOrWord(): JsonValue {
    NUMBER.lastIndex = this.#at;
    if (NUMBER.test(this.#text)) {
      const written = this.#text.slice(this.#at, NUMBER.lastIndex);
      this.#at = NUMBER.lastIndex;
      return new JsonNumber(written);
    }
    const found = WORDS.find(([word]) => this.#text.startsWith(word, this.#at));
    if (found === undefined) throw NO_JSON;
    this.#at += found[0].length;
    return found[1];
  }

  #skipBlanks(): string {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return this.#text[this.#at] ?? '';
      this.#at++;
    }
  }

  #takes(mark: string): boolean {
    if (this.#skipBlanks() !== mark) return false;
    this.#at++;
    return true;
  }
}

/** Line ends and tabs that stand unescaped in a string are read as what they are; what stands between them is JSON. */
function undoEscapes(inside: string): string {
  const parts = inside.split(CONTROL_CHARACTERS).map((part, index) => (index % 2 === 1 ? part : undoPart(part)));
  return parts.join('').toWellFormed();
}

function undoPart(part: string): string {
  if (!part.includes('\\')) return part;
  const text: unknown = JSON.parse(LONE_BACKSLASH.test(part) ? `"${part}\\"` : `"${part}"`);
  return String(text);
}
