import { findInnerArrays, flatten, formatJsonValue, type JsonTable, joinPath, keyColumns } from './json-tables.ts';
import type { JsonValue } from './json-value.ts';

/** The rows of one table out of the elements of its outermost array. */
export class JsonRows {
  readonly header: readonly string[];
  /** Path of the outermost array. */
  readonly root: string;
  readonly #chain: readonly JsonTable[];
  readonly #positions: ReadonlyMap<string, number>;
  readonly #texts: string[];

  constructor(table: JsonTable) {
    const chain: JsonTable[] = [];
    for (let at: JsonTable | null = table; at !== null; at = at.parent) chain.unshift(at);
    this.#chain = chain;
    this.root = chain[0]?.path ?? '';
    const inherited = chain.slice(0, -1).flatMap((outer) => keyColumns(outer).map((name) => this.#nameOf(outer, name)));
    this.header = [...new Set([...inherited, ...[...table.columns.keys()].map((name) => this.#nameOf(table, name))])];
    this.#positions = new Map(this.header.map((name, position) => [name, position]));
    this.#texts = this.header.map(() => '');
  }

  /** Whether each element is one row. */
  get isOutermost(): boolean {
    return this.#chain.length === 1;
  }

  /** The rows an element of the outermost array brings: texts by column, empty where there is none; each is valid until the next is asked for. */
  of(element: JsonValue): Generator<readonly string[], void, void> {
    return this.#visit(element, 0);
  }

  *#visit(element: JsonValue, level: number): Generator<readonly string[], void, void> {
    const table = this.#chain[level];
    const inner = this.#chain[level + 1];
    if (table === undefined) return;
    const filled: number[] = [];
    for (const { column, value } of flatten(element)) {
      const position = this.#positions.get(this.#nameOf(table, column));
      if (position === undefined) continue;
      this.#texts[position] = formatJsonValue(value);
      filled.push(position);
    }
    if (inner === undefined) yield this.#texts;
    else {
      for (const { column, items } of findInnerArrays(element)) {
        if (joinPath(table.path, column) === inner.path) for (const item of items) yield* this.#visit(item, level + 1);
      }
    }
    for (const position of filled) this.#texts[position] = '';
  }

  /** Columns of inner tables carry the path of their array below the outermost: `lines.sku`. */
  #nameOf({ path }: JsonTable, column: string): string {
    if (path === this.root) return column;
    const below = this.root === '' ? path : path.slice(this.root.length + 1);
    return column === 'value' && below !== '' ? below : joinPath(below, column);
  }
}
