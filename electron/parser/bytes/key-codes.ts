import { AddedBytes, type PackedTexts } from './added-bytes.ts';
import { SpellingCodes } from './spelling-codes.ts';

/** How long a dictionary of keys lasts: for one chunk, where keys hardly come again later in the file, as order numbers do; or for the whole file. */
export type KeyScope = 'chunk' | 'file';

/**
 * Dictionary for a column of keys, none of which ever becomes a string. One that lasts for a chunk takes the same memory for a file of any length.
 */
export class KeyCodes {
  readonly scope: KeyScope;
  readonly #added = new AddedBytes();
  readonly #spellings: SpellingCodes;

  /** `nullTokens` as for `TextCodes`. */
  constructor(scope: KeyScope, nullTokens: boolean) {
    this.scope = scope;
    this.#spellings = new SpellingCodes(nullTokens, this.#added);
  }

  /** Code of the UTF-8 bytes [start, end): 0 = empty, code k = k-th text of the dictionary. */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    return this.#spellings.codeOf(bytes, start, end);
  }

  /** `codeOf` for a row of a chunk with `codes`, maybe not before `settle`: until then a number below 0 stands for it. */
  note(row: number, codes: Int32Array, bytes: Uint8Array, start: number, end: number): number {
    return this.scope === 'file' ? this.#spellings.note(row, codes, bytes, start, end) : this.#spellings.codeOf(bytes, start, end);
  }

  /** Gives the first `length` rows the codes they wait for. */
  settle(codes: Int32Array, length: number): void {
    this.#spellings.settle(codes, length);
  }

  /** The texts since the last call in the order of their codes; a dictionary of a chunk starts over. */
  take(): PackedTexts {
    if (this.scope === 'chunk') this.#spellings.clear();
    return this.#added.take();
  }
}
