import type { FileMetaData } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { ParserFailure } from '../../../parser-failure.ts';
import type { RandomAccess } from '../packing/random-access.ts';

/**
 * Values of one page, which is decoded as a whole: a repeated value takes some bytes whatever their number, so that a file of a kilobyte can stand for
 * a billion. Other programs end a page at a megabyte, which is four million values where a column knows four words, or with its group of rows. A page
 * of so many takes 400 MB.
 */
const MAX_PAGE_VALUES = 5 * 1024 * 1024;
/** What is read at first to find the head of a page, and what is read at most: statistics may hold long texts. */
const FIRST_HEAD_BYTES = 8 * 1024;
const MOST_HEAD_BYTES = 8 * 1024 * 1024;

type Chunk = FileMetaData['row_groups'][number]['columns'][number];

/** Walks over the heads of all pages of a column in a group of rows. Throws ParserFailure FILE_TOO_LARGE or FILE_DAMAGED. */
export async function assertSmallPages(access: RandomAccess, { meta_data: column }: Chunk): Promise<void> {
  if (column === undefined) throw new ParserFailure('FILE_DAMAGED', {});
  const dictionaryAt = Number(column.dictionary_page_offset ?? 0n);
  const dataAt = Number(column.data_page_offset);
  const first = dictionaryAt > 0 && dictionaryAt < dataAt ? dictionaryAt : dataAt;
  const end = Math.min(access.size, first + Number(column.total_compressed_size));
  if (!(first >= 0)) throw new ParserFailure('FILE_DAMAGED', {});
  let window = { at: 0, bytes: new Uint8Array(0) };
  for (let at = first; at < end - 1; ) {
    if (at < window.at || at + FIRST_HEAD_BYTES > window.at + window.bytes.length) window = await readWindow(access, at, end, FIRST_HEAD_BYTES);
    let head = readHead(window.bytes.subarray(at - window.at));
    for (let length = FIRST_HEAD_BYTES * 4; head === null && length <= MOST_HEAD_BYTES; length *= 4) {
      window = await readWindow(access, at, end, length);
      head = readHead(window.bytes);
    }
    if (head === null || !(head.packedBytes >= 0)) throw new ParserFailure('FILE_DAMAGED', {});
    if (head.values > MAX_PAGE_VALUES) throw new ParserFailure('FILE_TOO_LARGE', {});
    at += head.length + head.packedBytes;
  }
}

async function readWindow(access: RandomAccess, at: number, end: number, length: number): Promise<{ at: number; bytes: Uint8Array<ArrayBuffer> }> {
  const bytes = await access.read(at, Math.min(length, end - at));
  return { at, bytes: new Uint8Array(bytes) };
}

/** null = it goes on behind these bytes, or is none. */
function readHead(bytes: Uint8Array): { readonly length: number; readonly values: number; readonly packedBytes: number } | null {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), offset: 0 };
  try {
    const {
      compressed_page_size: packedBytes,
      data_page_header: data,
      data_page_header_v2: second,
      dictionary_page_header: words,
    } = parquetHeader(reader);
    const values = Math.max(data?.num_values ?? 0, second?.num_values ?? 0, words?.num_values ?? 0);
    return { length: reader.offset, values, packedBytes };
  } catch {
    return null;
  }
}
