import { CodeIds, KeyResolver } from './key-resolver.ts';

/** Turns the codes of a role into label ids of the store. */
export class LabelResolver {
  readonly labels: KeyResolver;
  readonly #codes = new Map<string, CodeIds>();
  readonly #texts: string[];

  /** `known` are the labels of the store: entry k − 1 is the label of id k. */
  constructor(known: readonly string[]) {
    this.#texts = [...known];
    this.labels = new KeyResolver(
      known.map((label, index) => [label, index + 1]),
      known.length,
    );
  }

  /** Label id per row, 0 = none. */
  resolve(role: string, codes: Int32Array, texts: readonly string[], rowNo: Int32Array): Int32Array {
    const ids = new Int32Array(codes.length);
    this.labels.resolve(codes, this.#of(role), texts, rowNo, ids);
    return ids;
  }

  /** Label id of one code, 0 = none. */
  idOf(role: string, code: number, texts: readonly string[]): number {
    if (code === 0) return 0;
    const known = this.#of(role);
    known.reserve(texts.length);
    const found = known.ids[code] ?? 0;
    if (found !== 0) return found;
    const id = this.labels.idOf(texts[code - 1] ?? '', 0);
    known.ids[code] = id;
    return id;
  }

  /** Text of a label id, "" for 0. */
  textOf(id: number): string {
    return id === 0 ? '' : (this.all()[id - 1] ?? '');
  }

  /** All labels: entry k − 1 is the label of id k. The same array every time, which grows: whoever passes it on sends new entries alone. */
  all(): readonly string[] {
    const { labels } = this;
    if (this.#texts.length < labels.last) for (const label of labels.newKeys(this.#texts.length - labels.base)) this.#texts.push(label);
    return this.#texts;
  }

  #of(role: string): CodeIds {
    const known = this.#codes.get(role) ?? new CodeIds();
    this.#codes.set(role, known);
    return known;
  }
}
