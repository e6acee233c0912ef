import { BIGINT, type DuckDBConnection, type DuckDBType, INTEGER } from '@duckdb/node-api';
import { execute, readStream } from '../duckdb-file.ts';
import { readTable } from '../table-reader.ts';

const I = INTEGER;
const B = BIGINT;

/**
 * How order lines are kept: the relation `order_lines` is a view over a table without texts. Texts in the table would make
 * an import take half as long again, since the engine hashes and packs each of them; what kind a line is follows from its
 * amounts, and channels and countries are few.
 */
export const LINE_TABLE = { schema: 'bookkeeping', name: 'packed_lines', path: 'bookkeeping.packed_lines' } as const;
export const LINE_TYPES: readonly DuckDBType[] = [I, I, I, I, I, I, I, I, B, B, B, B, B, I, I];

/** More labels than this are looked up by joining their table: the view would become too long to be read with every question. */
const MOST_INLINE = 500;
const LABELS_PER_STATEMENT = 200;

/** Columns in the order of `LINE_TYPES`. */
const COLUMNS = [
  'line_id INTEGER NOT NULL',
  'import_id INTEGER NOT NULL',
  'row_no INTEGER NOT NULL',
  'order_id INTEGER NOT NULL',
  'customer_id INTEGER',
  'product_id INTEGER',
  'day INTEGER NOT NULL',
  'second INTEGER NOT NULL',
  'quantity BIGINT NOT NULL',
  'unit_price BIGINT',
  'amount BIGINT NOT NULL',
  '"cost" BIGINT',
  'discount BIGINT',
  'channel_code INTEGER NOT NULL',
  'country_code INTEGER NOT NULL',
];

/** Statements that make the empty relation. Saying how numbers are packed spares the engine trying every way on each of them: a fifth of the time of appending. */
export function createLineStatements(): string[] {
  return [
    `create table ${LINE_TABLE.path} (${COLUMNS.map((column) => `${column} USING COMPRESSION bitpacking`).join(', ')})`,
    'create table bookkeeping.line_labels (code INTEGER NOT NULL, label VARCHAR NOT NULL)',
    declareLineView([]),
  ];
}

function declareLineView(labels: readonly string[]): string {
  const isInline = labels.length <= MOST_INLINE;
  const list = `([${labels.map((label) => `'${label.replaceAll("'", "''")}'`).join(', ')}]::VARCHAR[])`;
  const label = (column: string) => (isInline ? `${list}[${column}_code]` : `${column}_labels.label`);
  const join = (column: string) =>
    isInline ? '' : ` left join bookkeeping.line_labels ${column}_labels on ${column}_labels.code = lines.${column}_code`;
  return `create or replace view order_lines as select line_id, import_id, row_no, order_id, customer_id, product_id,
    day::BIGINT * 86400 + second as ordered_at, day, quantity, unit_price, amount, "cost", discount, ${label('channel')} as channel, ${label('country')} as country,
    case when amount > 0 then 'sale' when amount < 0 or quantity < 0 then 'return' else 'free' end as kind
    from ${LINE_TABLE.path} lines${join('channel')}${join('country')}`;
}

/** Codes of channels and countries in one warehouse: 0 = none, k = the k-th label ever met. */
export class LineLabels {
  readonly #labels: string[];
  readonly #codes: Map<string, number>;
  #stored: number;
  readonly #remaps = new WeakMap<readonly string[], Int32Array>();

  private constructor(labels: string[]) {
    this.#labels = labels;
    this.#codes = new Map(labels.map((label, index) => [label, index + 1]));
    this.#stored = labels.length;
  }

  static async read(connection: DuckDBConnection): Promise<LineLabels> {
    const { columns } = await readStream(connection, { text: 'select label from bookkeeping.line_labels order by code', values: [] }, readTable);
    return new LineLabels([...(columns.label?.values ?? [])].map(String));
  }

  /** Writes into `target` the codes of the warehouse for `count` codes into `texts` from `from` on. */
  translate(codes: Int32Array, from: number, count: number, texts: readonly string[], target: Int32Array): void {
    const remap = this.#remapOf(texts);
    for (let row = 0; row < count; row++) target[row] = remap[codes[from + row] ?? 0] ?? 0;
  }

  /** Makes labels that were met for the first time readable; inside the transaction of the lines. */
  async store(connection: DuckDBConnection): Promise<void> {
    const added = this.#labels.slice(this.#stored);
    if (added.length === 0) return;
    for (let from = 0; from < added.length; from += LABELS_PER_STATEMENT) {
      const part = added.slice(from, from + LABELS_PER_STATEMENT);
      const rows = part.map((_, index) => `(${this.#stored + from + index + 1}, ?)`).join(', ');
      await execute(connection, { text: `insert into bookkeeping.line_labels values ${rows}`, values: part });
    }
    this.#stored = this.#labels.length;
    await execute(connection, declareLineView(this.#labels));
  }

  /** Dictionaries of an import grow from chunk to chunk. */
  #remapOf(texts: readonly string[]): Int32Array {
    const known = this.#remaps.get(texts);
    if (known !== undefined && known.length > texts.length) return known;
    const remap = new Int32Array(texts.length + 1);
    texts.forEach((text, index) => {
      remap[index + 1] = this.#codeOf(text);
    });
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
