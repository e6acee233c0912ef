import { loadForSteps } from '../../../shared/model/cleaning/phone-number.ts';
import { countAddedColumns, nameAddedColumns } from '../../../shared/model/cleaning/text-cleaner.ts';
import type { ImportMapping } from '../../../shared/model/import-mapping.ts';
import { MAX_COLUMNS } from '../limits.ts';
import { ParserFailure } from '../parser-failure.ts';
import type { ByteSource } from '../readers/byte-source.ts';
import { RecordCursor, type RecordStatus } from '../readers/record-cursor.ts';
import { openTables } from '../readers/tables/open-tables.ts';
import { CANONICAL_DIALECT } from '../readers/tables/table-source.ts';
import { isUtf8Label, transcode } from '../readers/transcode.ts';
import { joinHeader } from './join-header.ts';
import { assertHeader } from './read-plan.ts';

/** What is done with the records of a file. */
export interface RecordVisitor {
  /** Headers of the file's own columns; blank where it has none. Called before the first record. */
  readonly header: (names: readonly string[]) => void;
  /** A record the cursor stands on. A promise is waited for before the next one. */
  readonly record: (cursor: RecordCursor, status: RecordStatus, progress: () => Progress) => Promise<void> | undefined;
  /** The cursor's bytes are about to move. */
  readonly blockEnd?: () => void;
}

export interface Progress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

/** What is known of a file once it was read to its end. */
export interface WalkedFile extends Progress {
  readonly sha256: string;
  readonly fileSize: number;
}

/**
 * Walks over the records of a file as its mapping cuts them, from front to back in flat memory.
 * Throws ParserFailure FILE_NOT_FOUND, FILE_UNREADABLE, FILE_EMPTY, FILE_TOO_WIDE, MAPPING_INVALID and what `openTables` refuses.
 */
export async function walkFile(path: string, mapping: ImportMapping, visitor: RecordVisitor): Promise<WalkedFile> {
  await loadForSteps(mapping.steps ?? []);
  await using tables = await openTables(path, { isPreview: false });
  await using source = await tables.open(mapping.part ?? null);
  const dialect = source.isCanonical ? { ...mapping.dialect, ...CANONICAL_DIALECT } : mapping.dialect;
  const cursor = new RecordCursor(dialect, !isUtf8Label(dialect.encoding), source.isCanonical ? 'record' : 'physical');
  const progress = () => toProgress(source);
  const headerRows: string[][] = [];
  let isBegun = false;
  const walk = async (): Promise<void> => {
    for (let status = cursor.next(); status !== 'needMore'; status = cursor.next()) {
      if (!isBegun) {
        if (dialect.hasHeader) headerRows.push(takeNames(cursor));
        if (dialect.hasHeader && headerRows.length < (dialect.headerRows ?? 1)) continue;
        visitor.header(takeHeader(headerRows, mapping));
        isBegun = true;
        if (dialect.hasHeader) continue;
      }
      const waiting = visitor.record(cursor, status, progress);
      if (waiting !== undefined) await waiting;
    }
    visitor.blockEnd?.();
  };
  for await (const block of transcode(source.blocks(), dialect.encoding)) {
    cursor.refill(block);
    await walk();
  }
  cursor.finish();
  await walk();
  return { ...progress(), sha256: source.sha256(), fileSize: source.size };
}

function takeNames(cursor: RecordCursor): string[] {
  const { count } = cursor.fields;
  if (count > MAX_COLUMNS) throw new ParserFailure('FILE_TOO_WIDE', { columns: count });
  return Array.from({ length: count }, (_, index) => cursor.text(index));
}

function takeHeader(rows: readonly (readonly string[])[], mapping: ImportMapping): string[] {
  if (!mapping.dialect.hasHeader) {
    const width = Math.max(0, ...mapping.columns.map(({ index }) => index + 1)) - countAddedColumns(mapping.steps ?? []);
    return Array.from({ length: width }, () => '');
  }
  const header = joinHeader(rows);
  assertHeader(mapping, [...header, ...nameAddedColumns(mapping.steps ?? [], header)]);
  return header;
}

function toProgress(source: ByteSource): Progress {
  return { bytesRead: source.bytesRead(), bytesTotal: source.size };
}
