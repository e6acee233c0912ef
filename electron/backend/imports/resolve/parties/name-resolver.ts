import { CodeIds, type KeyResolver } from '../key-resolver.ts';
import { foldName } from './customer-keys.ts';
import { SEVERAL } from './customer-resolver.ts';

/** Codes of the number and of the name of something a row refers to; null = not mapped. */
export interface NameCodes {
  readonly key: Int32Array | null;
  readonly name: Int32Array | null;
}

/** The dictionaries of both. */
export interface NameTexts {
  readonly key: readonly string[];
  readonly name: readonly string[];
}

/**
 * Tells which product, campaign or employee a row refers to: by number, else by name; unknown ones are added under the number or the name.
 * A list of them gives what was known by name alone its number.
 */
export class NameResolver {
  readonly keys: KeyResolver;
  readonly #byName: ReadonlyMap<string, number>;
  readonly #adopts: boolean;
  readonly #keyCodes = new CodeIds();
  readonly #nameCodes = new CodeIds();
  /** Added by this file under their name, and not yet given a number. */
  readonly #unnumbered = new Set<number>();
  /** Given a number by this file. */
  readonly #adopted = new Set<number>();

  /** `byName` leads from folded names to those known before, `SEVERAL` where more than one has it. */
  constructor(keys: KeyResolver, byName: ReadonlyMap<string, number>, adopts: boolean) {
    this.keys = keys;
    this.#byName = byName;
    this.#adopts = adopts;
  }

  /** Id of what each row refers to, 0 = nothing. */
  resolve(codes: NameCodes, texts: NameTexts, rowNo: Int32Array): Int32Array {
    const ids = new Int32Array(rowNo.length);
    if (codes.key !== null && codes.name !== null && this.#adopts) this.#adopt(codes.key, codes.name, texts);
    if (codes.key !== null) this.keys.resolve(codes.key, this.#keyCodes, texts.key, rowNo, ids);
    if (codes.name !== null) this.#resolveNames(codes.name, texts.name, rowNo, ids);
    return ids;
  }

  #resolveNames(codes: Int32Array, texts: readonly string[], rowNo: Int32Array, ids: Int32Array): void {
    this.#nameCodes.reserve(texts.length);
    const { ids: known } = this.#nameCodes;
    for (let row = 0; row < ids.length; row++) {
      const code = codes[row] ?? 0;
      if (code === 0 || ids[row] !== 0) continue;
      if (known[code] === 0) known[code] = this.#idOfName(texts[code - 1] ?? '', rowNo[row] ?? 0);
      ids[row] = known[code] ?? 0;
    }
  }

  #idOfName(name: string, rowNo: number): number {
    const folded = foldName(name);
    const named = folded === null ? undefined : this.#byName.get(folded);
    const known = this.keys.find(name) ?? (named === SEVERAL ? undefined : named);
    if (known !== undefined) return known;
    const id = this.keys.idOf(name, rowNo);
    this.#unnumbered.add(id);
    return id;
  }

  #adopt(keyCodes: Int32Array, nameCodes: Int32Array, texts: NameTexts): void {
    keyCodes.forEach((keyCode, row) => {
      const nameCode = nameCodes[row] ?? 0;
      if (keyCode === 0 || nameCode === 0) return;
      const [key, name] = [texts.key[keyCode - 1] ?? '', texts.name[nameCode - 1] ?? ''];
      const id = this.keys.find(name);
      if (id === undefined || name === key || this.keys.find(key) !== undefined || !this.#isUnnumbered(id, name)) return;
      this.#unnumbered.delete(id);
      this.#adopted.add(id);
      this.keys.rename(id, key);
    });
  }

  /** Whether what has the name for its number is known by nothing else; a number that only looks like a name is not touched. */
  #isUnnumbered(id: number, name: string): boolean {
    const folded = foldName(name);
    return this.#unnumbered.has(id) || (!this.#adopted.has(id) && id <= this.keys.base && folded !== null && this.#byName.get(folded) === id);
  }
}
