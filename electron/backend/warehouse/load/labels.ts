import type { DuckDBConnection } from '@duckdb/node-api';
import { execute, readStream } from '../duckdb-file.ts';
import { readTable } from '../table-reader.ts';
import { declareLineView } from './packed-lines.ts';
import { declareOrderView } from './packed-orders.ts';

const LABELS_PER_STATEMENT = 200;
const UNKNOWN = -1;

/** Statements that make the list of labels and the relations over it, all empty. */
export function createLabelStatements(): string[] {
  return ['create table bookkeeping.labels (code INTEGER NOT NULL, label VARCHAR NOT NULL)', ...declareViews([])];
}

/** Codes of channels, countries, states and currencies in one warehouse: 0 = none, k = the k-th label ever met. */
export class Labels {
  readonly #labels: string[];
  readonly #codes: Map<string, number>;
  #stored: number;
  /** What the codes of a dictionary are here, as far as they were met. */
  readonly #remaps = new WeakMap<readonly string[], Int32Array>();

  private constructor(labels: string[]) {
    this.#labels = labels;
    this.#codes = new Map(labels.map((label, index) => [label, index + 1]));
    this.#stored = labels.length;
  }

  static async read(connection: DuckDBConnection): Promise<Labels> {
    const { columns } = await readStream(connection, { text: 'select label from bookkeeping.labels order by code', values: [] }, readTable);
    return new Labels([...(columns.label?.values ?? [])].map(String));
  }

  /** Writes into `target` the codes of the warehouse for `count` codes into `texts` from `from` on. */
  translate(codes: Int32Array, from: number, count: number, texts: readonly string[], target: Int32Array): void {
    const remap = this.#remapOf(texts);
    for (let row = 0; row < count; row++) {
      const code = codes[from + row] as number;
      const known = remap[code] ?? 0;
      target[row] = known === UNKNOWN ? this.#learn(remap, code, texts) : known;
    }
  }

  /** Gives a label a code. */
  add(label: string): void {
    this.#codeOf(label);
  }

  /** Makes labels that were met for the first time readable; inside the transaction of the rows. */
  async store(connection: DuckDBConnection): Promise<void> {
    const added = this.#labels.slice(this.#stored);
    if (added.length === 0) return;
    for (let from = 0; from < added.length; from += LABELS_PER_STATEMENT) {
      const part = added.slice(from, from + LABELS_PER_STATEMENT);
      const rows = part.map((_, index) => `(${this.#stored + from + index + 1}, ?)`).join(', ');
      await execute(connection, { text: `insert into bookkeeping.labels values ${rows}`, values: part });
    }
    this.#stored = this.#labels.length;
    for (const statement of declareViews(this.#labels)) await execute(connection, statement);
  }

  #learn(remap: Int32Array, code: number, texts: readonly string[]): number {
    const known = this.#codeOf(texts[code - 1] ?? '');
    remap[code] = known;
    return known;
  }

  /** Dictionaries of an import grow from chunk to chunk. */
  #remapOf(texts: readonly string[]): Int32Array {
    const known = this.#remaps.get(texts);
    if (known !== undefined && known.length > texts.length) return known;
    const remap = new Int32Array(Math.max(texts.length + 1, 2 * (known?.length ?? 0))).fill(UNKNOWN);
    remap[0] = 0;
    if (known !== undefined) remap.set(known);
    this.#remaps.set(texts, remap);
    return remap;
  }

  #codeOf(label: string): number {
    const known = this.#codes.get(label);
    if (known !== undefined) return known;
    this.#labels.push(label);
    this.#codes.set(label, this.#labels.length);
    return this.#labels.length;
  }
}

function declareViews(labels: readonly string[]): string[] {
  return [declareLineView(labels), declareOrderView(labels)];
}
