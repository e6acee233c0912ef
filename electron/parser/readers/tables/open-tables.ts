import type { FileHandle } from 'node:fs/promises';
import type { ListedPart } from '../../../../shared/contract/imports.ts';
import type { TablePart } from '../../../../shared/model/import-mapping.ts';
import { ParserFailure } from '../../parser-failure.ts';
import { openByteSource, type Packing, toFileFailure } from '../byte-source.ts';
import { openToRead } from '../open-to-read.ts';
import { openDocument, recogniseFormat } from './formats.ts';
import { hashFile, type Payload, toFilePayload, toGzipPayload, toMemberPayload } from './payload.ts';
import { recognise } from './recognise.ts';
import type { TableDocument } from './table-document.ts';
import { MAX_PARTS, MAX_RATIO, MAX_UNPACKED_BYTES, MAX_WHOLE_WORKBOOK_BYTES } from './table-limits.ts';
import type { OpenedTable, TableSource } from './table-source.ts';

/** How much of a document may be looked at: a preview need not know what stands in its last row. */
export interface OpenOptions {
  readonly isPreview: boolean;
}

/** A file whose tables can be listed and read. */
export interface OpenedTables extends AsyncDisposable {
  readonly packing: Packing;
  /** All tables, in the order of the file. Throws ParserFailure FILE_NO_TABLE when there is none. */
  readonly parts: () => Promise<ListedPart[]>;
  /** Opens a table, or the one that most likely is meant. Throws ParserFailure PART_NOT_FOUND. Disposing it leaves the file open. */
  readonly open: (part: TablePart | null) => Promise<TableSource>;
}

/**
 * Opens a file of any format, plain, in gzip or in a ZIP archive, by its content. Throws ParserFailure FILE_NOT_FOUND, FILE_UNREADABLE, FILE_EMPTY,
 * FILE_NOT_TEXT, FILE_DAMAGED, FILE_ENCRYPTED, FILE_UNSAFE, FILE_TOO_LARGE or FILE_PACKING_UNKNOWN.
 */
export async function openTables(path: string, options: OpenOptions): Promise<OpenedTables> {
  const file = await openOnDisk(path);
  const fail = (error: unknown): never => {
    throw toFileFailure(error, path);
  };
  try {
    const { size } = await file.stat();
    const { payloads, packing } = await findPayloads(file, size, path);
    const files = payloads.map((payload) => new PayloadTables(payload, options));
    const parts = () => listAll(files);
    return {
      packing,
      parts: () => parts().catch(fail),
      open: async (part) => {
        try {
          const chosen = part ?? choosePart(await parts());
          const tables = files.find(({ payload }) => payload.member === chosen.member) ?? onlyOne(files, chosen);
          return await openSource({ file, size, path, packing }, tables, chosen);
        } catch (error) {
          return fail(error);
        }
      },
      [Symbol.asyncDispose]: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw toFileFailure(error, path);
  }
}

/** Tables less than a quarter of the largest are notes and covers. */
const LEAST_SHARE = 0.25;

/** The table a person most likely means: the first of those that are shown and not much smaller than the largest. */
export function choosePart(parts: readonly ListedPart[]): TablePart {
  const shown = parts.filter(({ isHidden, isInner }) => isHidden !== true && isInner !== true);
  const candidates = shown.length > 0 ? shown : parts;
  const largest = Math.max(...candidates.map(sizeOf));
  const best = candidates.find((part) => sizeOf(part) >= largest * LEAST_SHARE);
  if (best === undefined) throw new ParserFailure('FILE_NO_TABLE', {});
  return { format: best.format, member: best.member, table: best.table };
}

function sizeOf({ bytes, rows }: ListedPart): number {
  return bytes ?? rows ?? 0;
}

/** One file, on disk or in an archive: its format and, unless it is delimited text, its tables. Both are found out once. */
class PayloadTables {
  readonly payload: Payload;
  readonly #options: OpenOptions;
  #format: Promise<TablePart['format']> | null = null;
  #document: Promise<TableDocument> | null = null;

  constructor(payload: Payload, options: OpenOptions) {
    this.payload = payload;
    this.#options = options;
  }

  format(): Promise<TablePart['format']> {
    this.#format ??= recogniseFormat(this.payload);
    return this.#format;
  }

  async document(format: Exclude<TablePart['format'], 'delimited'>): Promise<TableDocument> {
    this.#document ??= openDocument(format, this.payload, this.#options);
    return this.#document;
  }

  async parts(isDetailed: boolean): Promise<ListedPart[]> {
    const format = await this.format();
    const { member, size } = this.payload;
    if (format === 'delimited' || !isDetailed) return [{ format, member, table: null, rows: null, bytes: size }];
    const { tables } = await this.document(format);
    return tables.map((table) => ({ format, member, ...table }));
  }
}

async function openOnDisk(path: string): Promise<FileHandle> {
  try {
    const file = await openToRead(path);
    const info = await file.stat();
    if (info.isFile() && info.size > 0) return file;
    await file.close();
    throw new ParserFailure(info.isFile() ? 'FILE_EMPTY' : 'FILE_NOT_FOUND', { path });
  } catch (error) {
    throw toFileFailure(error, path);
  }
}

async function findPayloads(file: FileHandle, size: number, path: string): Promise<{ payloads: Payload[]; packing: Packing }> {
  const plain = toFilePayload(file, size, path);
  const what = recognise(await plain.head());
  if (what === 'gzip') return { payloads: [toGzipPayload(file, size)], packing: 'gzip' };
  if (what !== 'zip' || (await recogniseFormat(plain).catch(isArchive)) !== null) return { payloads: [plain], packing: 'none' };
  const { openZip } = await import('./packing/zip-archive.ts');
  const members = await openZip(await plain.random());
  const payloads = [...members.values()].filter(({ name, size: bytes }) => bytes > 0 && !isSystemFile(name)).map(toMemberPayload);
  if (payloads.length === 0) throw new ParserFailure('FILE_NO_TABLE', {});
  return { payloads, packing: 'zip' };
}

/** Null for a ZIP file that is no workbook but an archive of files. */
function isArchive(error: unknown): null {
  if (error instanceof ParserFailure && error.code === 'FILE_PACKING_UNKNOWN') return null;
  throw error;
}

function isSystemFile(name: string): boolean {
  const base = name.split('/').at(-1) ?? '';
  return base.startsWith('.') || base.toLowerCase() === 'thumbs.db' || base.toLowerCase() === 'desktop.ini';
}

/** Members that are no tables (a picture, a note in PDF) are left out as long as others are. */
async function listAll(files: readonly PayloadTables[]): Promise<ListedPart[]> {
  if (files.length === 1) return (await files[0]?.parts(true)) ?? [];
  const parts: ListedPart[] = [];
  let refusal: unknown = new ParserFailure('FILE_NO_TABLE', {});
  let detailed = 0;
  for (const tables of files) {
    detailed += tables.payload.size ?? 0;
    try {
      parts.push(...(await tables.parts(detailed <= MAX_WHOLE_WORKBOOK_BYTES)));
    } catch (error) {
      refusal = error;
    }
    if (parts.length >= MAX_PARTS) break;
  }
  if (parts.length === 0) throw refusal;
  return parts.slice(0, MAX_PARTS);
}

/** A file that holds one thing only holds what is asked for, under whatever name. */
function onlyOne(files: readonly PayloadTables[], { member }: TablePart): PayloadTables {
  const [first, ...others] = files;
  if (first === undefined || others.length > 0) throw new ParserFailure('PART_NOT_FOUND', { table: member ?? '' });
  return first;
}

interface OnDisk {
  readonly file: FileHandle;
  readonly size: number;
  readonly path: string;
  readonly packing: Packing;
}

async function openSource(disk: OnDisk, tables: PayloadTables, chosen: TablePart): Promise<TableSource> {
  const found = await tables.format();
  const format = chosen.format === 'delimited' && (found === 'json' || found === 'ndjson' || found === 'xls') ? 'delimited' : found;
  const { payload } = tables;
  if (format === 'delimited') {
    const part = { format, member: payload.member, table: null };
    if (disk.packing !== 'zip') return { ...(await openByteSource(disk.path)), part, isCanonical: false, isHeaderKnown: false };
    let share = 0;
    const onRead = (now: number) => {
      share = now;
    };
    const table: OpenedTable = { isHeaderKnown: false, progress: () => share, blocks: () => payload.blocks(onRead) };
    return { ...toSource(disk, table), part, isCanonical: false };
  }
  const document = await tables.document(format);
  const table = findTable(document, chosen.table);
  const part = { format, member: payload.member, table };
  return { ...toSource(disk, await document.open(table)), part, isCanonical: true };
}

/** The table of that name, or the only one there is. */
function findTable({ tables }: TableDocument, wanted: string | null): string | null {
  const found = tables.find(({ table }) => table === wanted);
  if (found !== undefined) return found.table;
  const [first, ...others] = tables;
  if (first === undefined) throw new ParserFailure('FILE_NO_TABLE', {});
  if (others.length > 0 && wanted !== null) throw new ParserFailure('PART_NOT_FOUND', { table: wanted });
  return first.table;
}

function toSource({ file, size, path, packing }: OnDisk, table: OpenedTable): Omit<TableSource, 'part' | 'isCanonical'> {
  let sha256 = '';
  const most = Math.max(MAX_UNPACKED_BYTES, MAX_RATIO * size);
  async function* blocks(): AsyncGenerator<Uint8Array, void, void> {
    try {
      let written = 0;
      for await (const block of table.blocks()) {
        // A text that stands once in a file may be named by every cell of it.
        written += block.length;
        if (written > most) throw new ParserFailure('FILE_UNSAFE', { reason: 'ratio' });
        yield block;
      }
      sha256 = await hashFile(file, size);
    } catch (error) {
      throw toFileFailure(error, path);
    }
  }
  return {
    size,
    packing,
    isHeaderKnown: table.isHeaderKnown,
    bytesRead: () => Math.round(size * Math.min(1, table.progress())),
    sha256: () => sha256,
    blocks,
    [Symbol.asyncDispose]: async () => undefined,
  };
}
