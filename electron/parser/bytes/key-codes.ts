import { AddedBytes, type PackedTexts } from './added-bytes.ts';
import { SpellingCodes } from './spelling-codes.ts';

/**
 * Dictionary of one chunk for a column of keys that hardly come again later in the file, as order numbers do: what was met in
 * earlier chunks is forgotten, so that a file of any length takes the same memory, and no key ever becomes a string.
 */
export class KeyCodes {
  readonly #added = new AddedBytes();
  readonly #spellings: SpellingCodes;

  /** `nullTokens` as for `TextCodes`. */
  constructor(nullTokens: boolean) {
    this.#spellings = new SpellingCodes(nullTokens, this.#added);
  }

  /** Code of the UTF-8 bytes [start, end): 0 = empty, code k = k-th text since the last `take`. */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    return this.#spellings.codeOf(bytes, start, end);
  }

  /** The texts in the order of their codes; starts over. */
  take(): PackedTexts {
    this.#spellings.clear();
    return this.#added.take();
  }
}
