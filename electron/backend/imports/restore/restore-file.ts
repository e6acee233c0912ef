import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import type { Dialect, ImportMapping } from '../../../../shared/model/import-mapping.ts';
import { CANONICAL_DIALECT } from '../../../parser/readers/tables/table-source.ts';
import { AppError } from '../../app-error.ts';
import { beginUpload } from '../../platform/staging.ts';
import type { ImportRecord } from '../../store/queries/imports.ts';
import { readBlockStarts, readRawBlock } from '../../store/queries/raw-chunks.ts';
import type { Store } from '../../store/store.ts';
import { requireImport } from '../read-imports.ts';

const decompress = promisify(zstdDecompress);
const LINE_END = /[\r\n]$/;

/** A table of an import as a file again, and how it is to be read. */
export interface RestoredFile {
  readonly staged: string;
  readonly path: string;
  readonly mapping: ImportMapping;
}

/**
 * Writes the records of an import as they came, below their header, as a file of staging: UTF-8, without what stood above and below the
 * table. Record for record what the file held, so row numbers are the same. Throws AppError IMPORT_NOT_FOUND, CANCELLED, or what the disk says.
 */
export async function restoreFile(
  { store, stagingDir }: { readonly store: Store; readonly stagingDir: string },
  importId: number,
  signal: AbortSignal,
): Promise<RestoredFile> {
  const record = requireImport(store, importId);
  const { staged, path } = await beginUpload(stagingDir);
  try {
    await pipeline(Readable.from(textOf(store, record)), createWriteStream(path, { flags: 'wx' }), { signal });
  } catch (error) {
    await rm(path, { force: true });
    if (signal.aborted) throw new AppError('CANCELLED', {}, { cause: error });
    throw error;
  }
  return { staged, path, mapping: restoredMapping(record.mapping) };
}

/** The mapping of an import for its restored file: everything but what the original file was wrapped in. */
export function restoredMapping({ part: _part, ...mapping }: ImportMapping): ImportMapping {
  const { skipLines: _skip, headerRows: _rows, footerLines: _foot, comment: _comment, ...dialect } = dialectOf({ ...mapping, part: _part });
  return { ...mapping, dialect: { ...dialect, encoding: 'utf-8', skipLines: 0 } };
}

/** Text of tables that were none (sheets, JSON, Parquet, databases) is kept in the program's own dialect. */
function dialectOf({ dialect, part }: Pick<ImportMapping, 'dialect' | 'part'>): Dialect {
  return part === undefined || part.format === 'delimited' ? dialect : { ...dialect, ...CANONICAL_DIALECT };
}

async function* textOf(store: Store, { importId, mapping, header }: ImportRecord): AsyncGenerator<Buffer, void, void> {
  const dialect = dialectOf(mapping);
  if (dialect.hasHeader) yield Buffer.from(`${formatHeader(header, dialect)}\n`);
  for (const row of readBlockStarts(store.reader, importId)) {
    const block = readRawBlock(store.reader, importId, row);
    if (block === undefined) throw new Error(`raw block ${importId}/${row} is gone`);
    const text = await decompress(block.text);
    // The last record of a file may end without a line end; another block may follow it.
    yield LINE_END.test(text.toString('latin1', Math.max(0, text.length - 1))) ? text : Buffer.concat([text, Buffer.from('\n')]);
  }
}

function formatHeader(header: readonly string[], { delimiter, quote }: Dialect): string {
  const mark = quote ?? '';
  const isPlain = (name: string) => mark === '' || !(name.includes(delimiter) || name.includes(mark) || /[\r\n]|^\s|\s$/.test(name));
  return header.map((name) => (isPlain(name) ? name : mark + name.replaceAll(mark, mark + mark) + mark)).join(delimiter);
}
