import { ParserFailure } from '../../../parser-failure.ts';
import { transcode } from '../../transcode.ts';
import { CanonicalWriter } from '../canonical-writer.ts';
import type { Payload } from '../payload.ts';
import type { TableDocument } from '../table-document.ts';
import { PREVIEWED_BYTES, PREVIEWED_ELEMENTS } from '../table-limits.ts';
import type { OpenedTable } from '../table-source.ts';
import { type Element, type ElementOptions, readElements } from './json-elements.ts';
import { JsonRows } from './json-rows.ts';
import { formatJsonValue, type JsonTable, JsonTables } from './json-tables.ts';
import type { JsonValue } from './json-value.ts';
import { detectJsonEncoding } from './recognise-json.ts';

const PREVIEWED = { bytes: PREVIEWED_BYTES, elements: PREVIEWED_ELEMENTS };
const ALL = { bytes: Number.POSITIVE_INFINITY, elements: Number.POSITIVE_INFINITY };

/**
 * The arrays of a JSON document, or the objects of a file with one per line, as tables. The document is walked twice: for the columns and for the rows;
 * a preview finds the columns in the first 64 MB or million elements. Throws ParserFailure FILE_DAMAGED, FILE_UNSAFE, FILE_TOO_LARGE, FILE_TOO_WIDE or FILE_NO_TABLE.
 */
export async function openJson(payload: Payload, format: 'json' | 'ndjson', isPreview: boolean): Promise<TableDocument> {
  const encoding = detectJsonEncoding(await payload.head());
  const read = (onRead: (share: number) => void, limit: ElementOptions['limit']) =>
    readElements(transcode(payload.blocks(onRead), encoding), { isSequence: format === 'ndjson', limit });
  const gathered = new JsonTables();
  let firstShare = 0;
  const onFirst = (share: number) => {
    firstShare = share;
  };
  for await (const elements of read(onFirst, isPreview ? PREVIEWED : ALL)) {
    for (const element of elements) if (element.kind === 'value') gathered.take(element.path, element.value);
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
      return openTable(table, (onRead) => read(onRead, ALL));
    },
  };
}

type Elements = AsyncGenerator<readonly Element[], void, void>;

function openTable(table: JsonTable, read: (onRead: (share: number) => void) => Elements): OpenedTable {
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

async function* writeObjects(rows: JsonRows, all: Elements): AsyncGenerator<Uint8Array, void, void> {
  const writer = new CanonicalWriter(rows.header.length);
  writeRow(writer, rows.header);
  for await (const elements of all) {
    for (const element of elements) {
      if (element.kind === 'blank') writer.blankRows(1);
      else if (element.kind === 'broken') writer.broken(element.text);
      else if (element.path !== rows.root) continue;
      else if (isBare(element.value)) writer.blankRows(rows.isOutermost ? 1 : 0);
      else {
        // One object can hold a hundred thousand rows.
        for (const texts of rows.of(element.value)) {
          writeRow(writer, texts);
          if (writer.isFull) yield writer.take(false) ?? new Uint8Array(0);
        }
      }
      if (writer.isFull) yield writer.take(false) ?? new Uint8Array(0);
    }
  }
  const last = writer.take(true);
  if (last !== null) yield last;
}

function writeRow(writer: CanonicalWriter, texts: readonly string[]): void {
  for (let column = 0; column < texts.length; column++) writer.text(column, texts[column] as string);
  writer.endRow();
}

/** Whether there is nothing between the brackets of an element: it is a blank line. */
function isBare(value: JsonValue): boolean {
  return value instanceof Map ? value.size === 0 : Array.isArray(value) && value.length === 0;
}

/** Elements that are arrays: rows without names. */
async function* writeArrays({ path }: JsonTable, all: Elements): AsyncGenerator<Uint8Array, void, void> {
  const writer = new CanonicalWriter();
  for await (const elements of all) {
    for (const element of elements) {
      if (element.kind !== 'value' || element.path !== path || !Array.isArray(element.value)) continue;
      element.value.forEach((value, column) => {
        writer.text(column, formatJsonValue(value));
      });
      writer.endRow();
      if (writer.isFull) yield writer.take(false) ?? new Uint8Array(0);
    }
  }
  const last = writer.take(true);
  if (last !== null) yield last;
}
