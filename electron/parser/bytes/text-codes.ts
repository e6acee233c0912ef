import { unguardFormula } from '../../../shared/model/formula-guard.ts';
import { canonicalText, isNullToken } from '../../../shared/model/written-text.ts';
import { ByteTable, hashBytes } from './byte-table.ts';

const SPACE = 0x20;
const encoder = new TextEncoder();

/**
 * Dictionary of a text column: code 0 = empty, code k = k-th canonical text ever added. Spellings that are canonically equal share a code.
 * The guard that our own exports put before formulas is taken off.
 */
export class TextCodes {
  readonly #table = new ByteTable();
  #codes = new Int32Array(1024);
  #count = 0;
  #added: string[] = [];
  /** Code of the entry met last. */
  #lastCode = 0;
  /** No spelling was ever joined with another, so codes follow entries. */
  #isIdentity = true;
  readonly #nullTokens: boolean;

  /** With `nullTokens`, "NULL", "\N", "NaN" and the like are empty: for keys, where they would join strangers. */
  constructor(nullTokens: boolean) {
    this.#nullTokens = nullTokens;
  }

  /** Code of the UTF-8 bytes [start, end). */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    if (start === end) return 0;
    if (this.#table.isLast(bytes, start, end)) return this.#lastCode;
    const hash = hashBytes(bytes, start, end);
    const entry = this.#table.find(bytes, start, end, hash);
    if (entry < 0) return this.#learn(bytes, start, end, hash);
    this.#lastCode = this.#isIdentity ? entry + 1 : (this.#codes[entry] as number);
    return this.#lastCode;
  }

  /** Texts added since the last call, in the order of their codes. */
  takeAdded(): string[] {
    const added = this.#added;
    this.#added = [];
    return added;
  }

  #learn(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
    const code = this.#codeOfNew(text, needsCanonical(bytes, start, end) ? canonicalText(text) : text);
    const entry = this.#table.add(bytes, start, end, hash);
    if (entry >= this.#codes.length) {
      const larger = new Int32Array(this.#codes.length * 2);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    this.#codes[entry] = code;
    if (code !== entry + 1) this.#isIdentity = false;
    this.#lastCode = code;
    return code;
  }

  #codeOfNew(text: string, canonical: string): number {
    if (canonical === '' || (this.#nullTokens && isNullToken(canonical))) return 0;
    if (canonical !== text) {
      const bytes = encoder.encode(canonical);
      return this.codeOf(bytes, 0, bytes.length);
    }
    // Two spellings, guarded and not, may give one text twice: keys are told apart by their text later.
    this.#added.push(unguardFormula(text));
    this.#count++;
    return this.#count;
  }
}

function needsCanonical(bytes: Uint8Array, start: number, end: number): boolean {
  if ((bytes[start] as number) <= SPACE || (bytes[end - 1] as number) <= SPACE) return true;
  for (let at = start; at < end; at++) if ((bytes[at] as number) >= 0x80 || bytes[at] === 0) return true;
  return false;
}
