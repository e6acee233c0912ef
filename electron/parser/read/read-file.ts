import { countAddedColumns, nameAddedColumns } from '../../../shared/model/cleaning/text-cleaner.ts';
import type { ImportMapping } from '../../../shared/model/import-mapping.ts';
import { computeFingerprint } from '../fingerprint.ts';
import { MAX_COLUMNS } from '../limits.ts';
import { ParserFailure } from '../parser-failure.ts';
import type { ReadSummary, RecordChunk } from '../protocol.ts';
import type { ByteSource } from '../readers/byte-source.ts';
import { RecordCursor } from '../readers/record-cursor.ts';
import { openTables } from '../readers/tables/open-tables.ts';
import { CANONICAL_DIALECT } from '../readers/tables/table-source.ts';
import { isUtf8Label, transcode } from '../readers/transcode.ts';
import { ChunkBuilder } from './chunk-builder.ts';
import { assertHeader } from './read-plan.ts';

export interface ReadFileRequest {
  readonly path: string;
  readonly mapping: ImportMapping;
  /** Raw blocks are wanted: false on a dry run. */
  readonly keepRaw: boolean;
}

/** Takes a chunk; the reader goes on when the promise resolves. */
export type ChunkSink = (chunk: RecordChunk) => Promise<void>;

/**
 * Reads a delimited file by its mapping, chunk by chunk, in one pass and flat memory. Records that cannot be read are refused with line, column and
 * reason. A record shorter than the header is refused (nobody can tell which field is missing) unless only unnamed columns at its end are;
 * a longer one is refused unless what is too much is empty. Blank lines are no records.
 * Throws ParserFailure FILE_NOT_FOUND, FILE_UNREADABLE, FILE_EMPTY, FILE_TOO_WIDE or MAPPING_INVALID.
 */
export async function readDelimited({ path, mapping, keepRaw }: ReadFileRequest, sink: ChunkSink): Promise<ReadSummary> {
  const builder = new ChunkBuilder(mapping, keepRaw);
  await using tables = await openTables(path, { isPreview: false });
  await using source = await tables.open(mapping.part ?? null);
  const dialect = source.isCanonical ? { ...mapping.dialect, ...CANONICAL_DIALECT } : mapping.dialect;
  assertAscii(dialect.quote ?? '"');
  const cursor = new RecordCursor(dialect, !isUtf8Label(dialect.encoding), source.isCanonical ? 'record' : 'physical');
  const walk = async (): Promise<void> => {
    for (let status = cursor.next(); status !== 'needMore'; status = cursor.next()) {
      if (builder.header === null) {
        builder.setHeader(takeHeader(cursor, mapping));
        if (dialect.hasHeader) continue;
      }
      builder.add(cursor, status);
      if (builder.isFull) await sink(builder.take(toProgress(source)));
    }
    builder.settle();
  };
  for await (const block of transcode(source.blocks(), dialect.encoding)) {
    cursor.refill(block);
    await walk();
  }
  cursor.finish();
  await walk();
  if (!builder.isEmpty) await sink(builder.take(toProgress(source)));
  const header = builder.header ?? mapping.columns.map((column) => column.header);
  return { ...builder.summary(), sha256: source.sha256(), fileSize: source.size, header, fingerprint: computeFingerprint(header, dialect.hasHeader) };
}

function takeHeader(cursor: RecordCursor, mapping: ImportMapping): string[] {
  const { count } = cursor.fields;
  if (count > MAX_COLUMNS) throw new ParserFailure('FILE_TOO_WIDE', { columns: count });
  if (!mapping.dialect.hasHeader) {
    const width = Math.max(0, ...mapping.columns.map(({ index }) => index + 1)) - countAddedColumns(mapping.steps ?? []);
    return Array.from({ length: width }, () => '');
  }
  const header = Array.from({ length: count }, (_, index) => cursor.text(index).trim());
  assertHeader(mapping, [...header, ...nameAddedColumns(mapping.steps ?? [], header)]);
  return header;
}

function toProgress(source: ByteSource): { bytesRead: number; bytesTotal: number } {
  return { bytesRead: source.bytesRead(), bytesTotal: source.size };
}

function assertAscii(quote: string): void {
  if (quote.charCodeAt(0) >= 0x80) throw new ParserFailure('MAPPING_INVALID', { quote });
}
