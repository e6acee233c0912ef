import { unguardFormula } from '../../../shared/model/formula-guard.ts';
import { canonicalText, isNullToken } from '../../../shared/model/written-text.ts';
import { CHUNK_RECORDS } from '../limits.ts';
import { hashBytes } from './byte-hash.ts';
import { ByteTable, SHORT_BYTES } from './byte-table.ts';
import { WaitingKeys } from './waiting-keys.ts';

const SPACE = 0x20;
/** N and U begin words for nothing (NULL, undefined); whatever is no letter or digit may begin one too, or a guarded formula. */
const NOT_PLAIN = new Set(['N', 'n', 'U', 'u']);
const PLAIN_STARTS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const sign = String.fromCharCode(byte);
  return /[0-9A-Za-z]/.test(sign) && !NOT_PLAIN.has(sign) ? 1 : 0;
});
const encoder = new TextEncoder();
/** Longer texts are sentences, which hardly come again: of those so many bytes are remembered, and later ones get a code each time. */
const LONG_BYTES = 256;
const MAX_LONG_BYTES = 32 * 1024 * 1024;

/** Where the texts of a dictionary go, one for each new code. */
export interface Added {
  /** Canonical ASCII text as it stands in the file. */
  readonly addBytes: (bytes: Uint8Array, start: number, end: number) => void;
  readonly addText: (text: string) => void;
}

/**
 * Codes for the texts of a column: 0 = empty, k = k-th canonical text. Spellings that are canonically equal share a code, but for sentences of which there
 * are very many. The guard that our
 * own exports put before formulas is taken off.
 */
export class SpellingCodes {
  readonly #table = new ByteTable();
  #waiting: WaitingKeys | null = null;
  #codes = new Int32Array(1024);
  #count = 0;
  /** No spelling was ever joined with another, so codes follow entries. */
  #isIdentity = true;
  #longBytes = 0;
  readonly #nullTokens: boolean;
  readonly #added: Added;

  constructor(nullTokens: boolean, added: Added) {
    this.#nullTokens = nullTokens;
    this.#added = added;
  }

  /** Code of the UTF-8 bytes [start, end). */
  codeOf(bytes: Uint8Array, start: number, end: number): number {
    if (start === end) return 0;
    const recent = this.#table.recall(bytes, start, end);
    if (recent >= 0) return this.#codeOfEntry(recent);
    const hash = hashBytes(bytes, start, end);
    const entry = this.#table.find(bytes, start, end, hash);
    return entry < 0 ? this.#learn(bytes, start, end, hash) : this.#codeOfEntry(entry);
  }

  /** Code of the bytes of a row, or below 0 until `settle`: what is short and surely no word for nothing is looked up with the other rows of its chunk. */
  note(row: number, codes: Int32Array, bytes: Uint8Array, start: number, end: number): number {
    if (start === end || end - start > SHORT_BYTES || PLAIN_STARTS[bytes[start] as number] === 0) return this.codeOf(bytes, start, end);
    this.#waiting ??= new WaitingKeys(this.#table, CHUNK_RECORDS);
    return this.#waiting.note(row, codes, bytes, start, end);
  }

  /** Gives the rows that wait among the first `length` their codes. */
  settle(codes: Int32Array, length: number): void {
    this.#waiting?.settle(codes, length, this.#codeOfEntry, this.#learnNoted);
  }

  readonly #codeOfEntry = (entry: number): number => (this.#isIdentity ? entry + 1 : (this.#codes[entry] as number));

  readonly #learnNoted = (bytes: Uint8Array, end: number, hash: number): number => this.#learn(bytes, 0, end, hash);

  /** Forgets every spelling; codes begin again at 1. */
  clear(): void {
    this.#table.clear();
    this.#count = 0;
    this.#isIdentity = true;
    this.#longBytes = 0;
  }

  #learn(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const code = isPlain(bytes, start, end) ? this.#codeOfPlain(bytes, start, end) : this.#codeOfText(bytes, start, end);
    if (end - start > LONG_BYTES) {
      if (this.#longBytes >= MAX_LONG_BYTES) {
        this.#isIdentity = false;
        return code;
      }
      this.#longBytes += end - start;
    }
    const entry = this.#table.add(bytes, start, end, hash);
    if (entry >= this.#codes.length) {
      const larger = new Int32Array(this.#codes.length * 2);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    this.#codes[entry] = code;
    if (code !== entry + 1) this.#isIdentity = false;
    return code;
  }

  #codeOfPlain(bytes: Uint8Array, start: number, end: number): number {
    this.#added.addBytes(bytes, start, end);
    this.#count++;
    return this.#count;
  }

  #codeOfText(bytes: Uint8Array, start: number, end: number): number {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
    const canonical = canonicalText(text);
    if (canonical === '' || (this.#nullTokens && isNullToken(canonical))) return 0;
    if (canonical !== text) {
      const canonicalBytes = encoder.encode(canonical);
      return this.codeOf(canonicalBytes, 0, canonicalBytes.length);
    }
    // Two spellings, guarded and not, may give one text twice: keys are told apart by their text later.
    this.#added.addText(unguardFormula(text));
    this.#count++;
    return this.#count;
  }
}

/** Whether bytes are sure to be canonical as they are, no guarded formula and no word for nothing: ASCII behind a plain start. */
function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  if (PLAIN_STARTS[bytes[start] as number] === 0 || (bytes[end - 1] as number) <= SPACE) return false;
  for (let at = start; at < end; at++) if ((bytes[at] as number) >= 0x80 || bytes[at] === 0) return false;
  return true;
}
