import { ParserFailure } from '../../../parser-failure.ts';
import { withoutExponent } from '../number-text.ts';
import { MAX_DOCUMENT_COLUMNS, MAX_JSON_COLUMNS, MAX_NAME_CHARACTERS, MAX_PARTS } from '../table-limits.ts';
import { JsonNumber, type JsonValue } from './json-value.ts';

/** One table of a document: an array of objects, wherever it lies. */
export interface JsonTable {
  /** Keys from the root of the document, joined by points; "" = the root itself. */
  readonly path: string;
  /** The table whose objects hold this array; null for the outermost. */
  readonly parent: JsonTable | null;
  /** Names of its own columns in the order they appear, and whether each ever held a number. */
  readonly columns: Map<string, { hasNumber: boolean }>;
  rows: number;
  /** Elements that are arrays themselves: their width. */
  width: number;
}

/** Last word of a column name that names a thing: repeated beside the rows below it, whatever its values look like. */
const KEY_WORD = /(^|[^a-z])(id|key|no|nr|num|number|code|ref|reference|sku|uuid|guid|email|phone|handle|token)$/;
const NUMERIC = /^[-+]?[\d\s.,]+$/;

/** Gathers the tables of a document from the elements of its outermost arrays. */
export class JsonTables {
  readonly tables = new Map<string, JsonTable>();
  #columns = 0;

  /** Takes an element of the array at `path`; further tables than are listed are passed over. Throws ParserFailure FILE_TOO_WIDE or FILE_UNSAFE. */
  take(path: string, element: JsonValue): void {
    const table = this.#tableAt(path, null);
    if (table === null) return;
    table.rows++;
    if (Array.isArray(element)) table.width = Math.max(table.width, element.length);
    else this.#gather(table, element);
  }

  #gather(table: JsonTable, element: JsonValue): void {
    for (const { column, value } of flatten(element)) {
      const known = table.columns.get(column);
      const hasNumber = value instanceof JsonNumber || (typeof value === 'string' && NUMERIC.test(value));
      if (known !== undefined) known.hasNumber ||= hasNumber;
      else if (table.columns.size >= MAX_JSON_COLUMNS) throw new ParserFailure('FILE_TOO_WIDE', { columns: MAX_JSON_COLUMNS + 1 });
      else if (++this.#columns > MAX_DOCUMENT_COLUMNS) throw new ParserFailure('FILE_TOO_WIDE', { columns: MAX_DOCUMENT_COLUMNS + 1 });
      else table.columns.set(ownCopy(column), { hasNumber });
    }
    for (const { column, items } of findInnerArrays(element)) {
      const inner = this.#tableAt(joinPath(table.path, column), table);
      if (inner === null) continue;
      for (const item of items) {
        inner.rows++;
        this.#gather(inner, item);
      }
    }
  }

  #tableAt(path: string, parent: JsonTable | null): JsonTable | null {
    let table = this.tables.get(path);
    if (table === undefined && this.tables.size >= MAX_PARTS) return null;
    if (table === undefined) {
      table = { path: ownCopy(path), parent, columns: new Map(), rows: 0, width: 0 };
      this.tables.set(table.path, table);
    }
    return table;
  }
}

/** A part of a text keeps all of that text in memory; a copy stands alone. */
function ownCopy(name: string): string {
  return Buffer.from(name, 'utf8').toString('utf8');
}

/** Columns of an outer table that are repeated beside the rows of an inner one: what names or dates the outer row, but no figure that could be added up twice. */
export function keyColumns({ columns }: JsonTable): string[] {
  return [...columns].filter(([name, { hasNumber }]) => !hasNumber || isKeyName(name)).map(([name]) => name);
}

/** Whether the last part of a name says that the column names something: `id`, `customer.id`, `orderNumber`. */
export function isKeyName(name: string): boolean {
  const last = (name.split('.').at(-1) ?? '').replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
  return KEY_WORD.test(last);
}

/** Fields of an element, nested objects as `customer.address.city`; arrays of values are one field, arrays of objects none. */
export function* flatten(element: JsonValue, prefix = ''): Generator<{ readonly column: string; readonly value: JsonValue }, void, void> {
  if (!(element instanceof Map)) {
    yield { column: prefix === '' ? 'value' : prefix, value: element };
    return;
  }
  for (const [key, value] of element) {
    const column = joinPath(prefix, key);
    if (value instanceof Map) yield* flatten(value, column);
    else if (!isArrayOfObjects(value) && !(Array.isArray(value) && value.length === 0)) yield { column, value };
    else if (Array.isArray(value) && value.some((item) => !(item instanceof Map)))
      yield { column, value: value.filter((item) => !(item instanceof Map)) };
  }
}

/** Arrays of objects inside an element, at any depth of its objects. */
export function* findInnerArrays(
  element: JsonValue,
  prefix = '',
): Generator<{ readonly column: string; readonly items: readonly Map<string, JsonValue>[] }, void, void> {
  if (!(element instanceof Map)) return;
  for (const [key, value] of element) {
    const column = joinPath(prefix, key);
    if (value instanceof Map) yield* findInnerArrays(value, column);
    else if (isArrayOfObjects(value)) yield { column, items: value.filter((item) => item instanceof Map) };
  }
}

/** Canonical text of a value: numbers with the digits that were written, arrays joined by "; ", what is nested deeper as JSON. */
export function formatJsonValue(value: JsonValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (value instanceof JsonNumber) return withoutExponent(value.written);
  if (Array.isArray(value))
    return value.map((item) => (Array.isArray(item) || item instanceof Map ? toJson(item) : formatJsonValue(item))).join('; ');
  return value instanceof Map ? toJson(value) : String(value);
}

function toJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`;
  if (value instanceof Map) return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}:${toJson(item)}`).join(',')}}`;
  return value instanceof JsonNumber ? value.written : JSON.stringify(value);
}

/** "a" and "b" are "a.b". Throws ParserFailure FILE_UNSAFE when that is longer than any name. */
export function joinPath(path: string, key: string): string {
  if (path.length + key.length >= MAX_NAME_CHARACTERS) throw new ParserFailure('FILE_UNSAFE', { reason: 'names' });
  return path === '' ? key : `${path}.${key}`;
}

function isArrayOfObjects(value: JsonValue): value is JsonValue[] {
  return Array.isArray(value) && value.some((item) => item instanceof Map);
}
