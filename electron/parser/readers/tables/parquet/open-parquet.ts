import { type FileMetaData, parquetMetadataAsync, parquetScan, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { MAX_COLUMNS } from '../../../limits.ts';
import { ParserFailure } from '../../../parser-failure.ts';
import { CanonicalWriter } from '../canonical-writer.ts';
import type { RandomAccess } from '../packing/random-access.ts';
import type { TableDocument } from '../table-document.ts';
import { MAX_TABLE_FIELDS } from '../table-limits.ts';
import type { OpenedTable } from '../table-source.ts';
import { assertSmallPages } from './page-sizes.ts';
import { CANONICAL_PARSERS, type FlatColumn, flattenSchema, takeDecimals, takeIntervals } from './parquet-columns.ts';

/** Rows that are decoded at a time, and values in all their columns; larger row groups are read in such pieces. */
const SLICE_ROWS = 262_144;
const SLICE_VALUES = 4 * 1024 * 1024;
/** A row group is decoded column by column; one of more rows than this is no honest file. */
const MAX_GROUP_ROWS = 64 * 1024 * 1024;
/** Columns and the groups they are in. */
const MAX_SCHEMA_ELEMENTS = 4 * MAX_COLUMNS;
const MAX_DECIMAL_SCALE = 76;

/** A Parquet file as one table. Throws ParserFailure FILE_DAMAGED, FILE_ENCRYPTED, FILE_TOO_WIDE or FILE_TOO_LARGE. */
export async function openParquet(access: RandomAccess): Promise<TableDocument> {
  const file = {
    byteLength: access.size,
    slice: async (start: number, end = access.size) => {
      const bytes = await access.read(start, end - start);
      return bytes.byteLength === bytes.buffer.byteLength ? (bytes.buffer as ArrayBuffer) : (bytes.slice().buffer as ArrayBuffer);
    },
  };
  const metadata = await refusing(() => parquetMetadataAsync(file));
  assertReadable(metadata);
  const scales = takeDecimals(metadata.schema);
  if ([...scales.values()].some((scale) => Math.abs(scale) > MAX_DECIMAL_SCALE)) throw new ParserFailure('FILE_DAMAGED', {});
  if (metadata.schema.length > MAX_SCHEMA_ELEMENTS) throw tooWide(metadata.schema.length);
  const columns = flattenSchema(parquetSchema(metadata), { scales, intervals: takeIntervals(metadata.schema) });
  if (columns.length > MAX_COLUMNS) throw tooWide(columns.length);
  if (columns.length === 0) throw new ParserFailure('FILE_NO_TABLE', {});
  const rows = Number(metadata.num_rows);
  if (rows * columns.length > MAX_TABLE_FIELDS) throw new ParserFailure('FILE_TOO_LARGE', { fields: MAX_TABLE_FIELDS });
  return { tables: [{ table: null, rows, bytes: null }], open: async () => openTable({ access, file, metadata }, columns) };
}

function tooWide(columns: number): ParserFailure {
  return new ParserFailure('FILE_TOO_WIDE', { columns });
}

function assertReadable(metadata: FileMetaData): void {
  if (metadata.row_groups.some(({ columns }) => columns.some(({ crypto_metadata: crypto }) => crypto !== undefined))) {
    throw new ParserFailure('FILE_ENCRYPTED', {});
  }
  if (metadata.row_groups.some(({ num_rows: rows }) => rows > MAX_GROUP_ROWS)) throw new ParserFailure('FILE_TOO_LARGE', {});
}

type Buffered = Parameters<typeof parquetMetadataAsync>[0];

interface ParquetFile {
  readonly access: RandomAccess;
  readonly file: Buffered;
  readonly metadata: FileMetaData;
}

function openTable({ access, file, metadata }: ParquetFile, columns: readonly FlatColumn[]): OpenedTable {
  const total = Math.max(1, Number(metadata.num_rows));
  const sliceRows = Math.min(SLICE_ROWS, Math.ceil(SLICE_VALUES / columns.length));
  let done = 0;

  async function* blocks(): AsyncGenerator<Uint8Array, void, void> {
    const writer = new CanonicalWriter(columns.length);
    for (const [position, { name }] of columns.entries()) writer.text(position, name);
    writer.endRow();
    const scan = await refusing(() => parquetScan({ file, metadata, compressors, utf8: false, parsers: CANONICAL_PARSERS, geoparquet: false }));
    for (const range of scan.ranges) {
      for (const chunk of groupAt(metadata, range.rowStart)) await assertSmallPages(access, chunk);
      for (let from = range.rowStart; from < range.rowEnd; from += sliceRows) {
        const to = Math.min(range.rowEnd, from + sliceRows);
        const slice = new Map<string, ArrayLike<unknown>>();
        for (const column of new Set(columns.map((flat) => flat.column))) {
          slice.set(column, await refusing(() => scan.readColumn({ column, rowStart: from, rowEnd: to })));
        }
        for (let row = 0; row < to - from; row++) {
          writeRow(writer, columns, slice, row);
          if (writer.isFull) yield writer.take(false) ?? new Uint8Array(0);
        }
        done = to;
      }
    }
    const last = writer.take(true);
    if (last !== null) yield last;
  }

  return { isHeaderKnown: true, progress: () => done / total, blocks };
}

/** The columns of the group in which a row lies. */
function groupAt(metadata: FileMetaData, row: number): FileMetaData['row_groups'][number]['columns'] {
  let start = 0;
  for (const { num_rows: rows, columns } of metadata.row_groups) {
    start += Number(rows);
    if (row < start) return columns;
  }
  return [];
}

function writeRow(writer: CanonicalWriter, columns: readonly FlatColumn[], slice: ReadonlyMap<string, ArrayLike<unknown>>, row: number): void {
  for (let position = 0; position < columns.length; position++) {
    const { column, path, format } = columns[position] as FlatColumn;
    let value = slice.get(column)?.[row];
    for (const key of path) value = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
    writer.text(position, format(value));
  }
  writer.endRow();
}

/** What the library cannot decode is damage. */
async function refusing<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ParserFailure ? error : new ParserFailure('FILE_DAMAGED', {}, { cause: error });
  }
}
