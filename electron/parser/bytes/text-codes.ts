import { AddedTexts } from './added-texts.ts';
import { SpellingCodes } from './spelling-codes.ts';

/** Dictionary of a text column for a whole file: code 0 = empty, code k = k-th canonical text ever added. */
export class TextCodes {
  readonly #added = new AddedTexts();
  readonly #spellings: SpellingCodes;

  /** With `nullTokens`, "NULL", "\N", "NaN" and the like are empty: for keys, where they would join strangers. */
  constructor(nullTokens: boolean) {
    this.#spellings = new SpellingCodes(nullTokens, this.#added);
  }

  /** Code of the UTF-8 bytes [start, end). */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    return this.#spellings.codeOf(bytes, start, end);
  }

  /** Texts added since the last call, in the order of their codes. */
  takeAdded(): string[] {
    return this.#added.take();
  }
}
