import { ParserFailure } from '../../../parser-failure.ts';
import { transcode } from '../../transcode.ts';
import { CanonicalWriter } from '../canonical-writer.ts';
import type { Payload } from '../payload.ts';
import type { TableDocument } from '../table-document.ts';
import { PREVIEWED_BYTES } from '../table-limits.ts';
import type { OpenedTable } from '../table-source.ts';
import { type Element, readElements } from './json-elements.ts';
import { JsonRows } from './json-rows.ts';
import { formatJsonValue, type JsonTable, JsonTables } from './json-tables.ts';
import { detectJsonEncoding } from './recognise-json.ts';

/**
 * The arrays of a JSON document, or the objects of a file with one per line, as tables. The document is walked twice: for the columns and for the rows;
 * a preview finds the columns in the first 64 MB. Throws ParserFailure FILE_DAMAGED, FILE_UNSAFE, FILE_TOO_LARGE, FILE_TOO_WIDE or FILE_NO_TABLE.
 */
export async function openJson(payload: Payload, format: 'json' | 'ndjson', isPreview: boolean): Promise<TableDocument> {
  const encoding = detectJsonEncoding(await payload.head());
  const read = (onRead: (share: number) => void, limit: number) =>
    readElements(transcode(payload.blocks(onRead), encoding), { isSequence: format === 'ndjson', limit });
  const gathered = new JsonTables();
  let firstShare = 0;
  const onFirst = (share: number) => {
    firstShare = share;
  };
  for await (const element of read(onFirst, isPreview ? PREVIEWED_BYTES : Number.POSITIVE_INFINITY)) {
    if (element.kind === 'value') gathered.take(element.path, element.value);
  }
  const isWhole = firstShare >= 1;
  const tables = [...gathered.tables.values()].filter(({ columns, width }) => columns.size > 0 || width > 0);
  if (tables.length === 0) throw new ParserFailure('FILE_NO_TABLE', {});
  return {
    tables: tables.map(({ path, parent, rows }) => ({
      table: path === '' ? null : path,
      rows: isWhole ? rows : null,
      bytes: null,
      ...(parent === null ? {} : { isInner: true }),
    })),
    open: async (wanted) => {
      const table = tables.find(({ path }) => path === (wanted ?? ''));
      if (table === undefined) throw new ParserFailure('PART_NOT_FOUND', { table: wanted ?? '' });
      return openTable(table, (onRead) => read(onRead, Number.POSITIVE_INFINITY));
    },
  };
}

function openTable(table: JsonTable, read: (onRead: (share: number) => void) => AsyncGenerator<Element, void, void>): OpenedTable {
  let share = 0;
  const onRead = (now: number) => {
    share = now;
  };
  const hasNames = table.columns.size > 0;
  return {
    isHeaderKnown: hasNames,
    progress: () => share,
    blocks: () => (hasNames ? writeObjects(new JsonRows(table), read(onRead)) : writeArrays(table, read(onRead))),
  };
}

async function* writeObjects(rows: JsonRows, elements: AsyncGenerator<Element, void, void>): AsyncGenerator<Uint8Array, void, void> {
  const writer = new CanonicalWriter(rows.header.length);
  const sink = (texts: readonly string[]) => {
    for (let column = 0; column < texts.length; column++) writer.text(column, texts[column] as string);
    writer.endRow();
  };
  sink(rows.header);
  for await (const element of elements) {
    if (element.kind === 'blank') writer.blankRows(1);
    else if (element.kind === 'broken') writer.broken(element.text);
    else if (element.path === rows.root) rows.write(element.value, sink);
    if (writer.isFull) yield writer.take(false) ?? new Uint8Array(0);
  }
  const last = writer.take(true);
  if (last !== null) yield last;
}

/** Elements that are arrays: rows without names. */
async function* writeArrays({ path }: JsonTable, elements: AsyncGenerator<Element, void, void>): AsyncGenerator<Uint8Array, void, void> {
  const writer = new CanonicalWriter();
  for await (const element of elements) {
    if (element.kind !== 'value' || element.path !== path || !Array.isArray(element.value)) continue;
    element.value.forEach((value, column) => {
      writer.text(column, formatJsonValue(value));
    });
    writer.endRow();
    if (writer.isFull) yield writer.take(false) ?? new Uint8Array(0);
  }
  const last = writer.take(true);
  if (last !== null) yield last;
}
