import { MAX_LINE_BYTES } from '../../../limits.ts';
import { ParserFailure } from '../../../parser-failure.ts';
import { formatDouble } from '../number-text.ts';
import type { TextEncodingName } from './database-pages.ts';
import { readVarint } from './table-tree.ts';

/** Binary values up to this length are shown as hexadecimal digits, longer ones by their length. */
const SHOWN_BLOB_BYTES = 64;
const FIRST_LONG_TYPE = 12;
/** SQLite itself knows no more. */
const MAX_VALUES = 32_767;
/** Of a longer text so much is taken that its row is refused as too long. */
const TAKEN_TEXT_BYTES = MAX_LINE_BYTES + 1;
const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];

/** The values of a record as canonical text; null where the database has none. Whole numbers keep all their digits. Throws ParserFailure FILE_DAMAGED. */
export function readRecord(payload: Buffer, encoding: TextEncodingName): (string | null)[] {
  const header = readVarint(payload, 0);
  const headerEnd = Number(header.value);
  if (headerEnd > payload.length) throw new ParserFailure('FILE_DAMAGED', {});
  const values: (string | null)[] = [];
  let at = header.end;
  let body = headerEnd;
  while (at < headerEnd) {
    const type = readVarint(payload, at);
    at = type.end;
    const kind = Number(type.value);
    const length = lengthOf(kind);
    if (body + length > payload.length || values.length >= MAX_VALUES) throw new ParserFailure('FILE_DAMAGED', {});
    values.push(readValue(payload, kind, body, length, encoding));
    body += length;
  }
  return values;
}

function lengthOf(kind: number): number {
  if (kind >= FIRST_LONG_TYPE) return Math.floor((kind - FIRST_LONG_TYPE) / 2);
  return kind === 7 ? 8 : (INTEGER_BYTES[kind] ?? 0);
}

function readValue(payload: Buffer, kind: number, from: number, length: number, encoding: TextEncodingName): string | null {
  if (kind >= FIRST_LONG_TYPE) {
    const bytes = payload.subarray(from, from + length);
    return kind % 2 === 1 ? decodeText(bytes.subarray(0, TAKEN_TEXT_BYTES), encoding) : showBlob(bytes);
  }
  switch (kind) {
    case 0:
      return null;
    case 6:
      return String(payload.readBigInt64BE(from));
    case 7:
      return formatDouble(payload.readDoubleBE(from));
    case 8:
    case 9:
      return String(kind - 8);
    case 10:
    case 11:
      throw new ParserFailure('FILE_DAMAGED', {});
    default:
      return String(payload.readIntBE(from, length));
  }
}

function decodeText(bytes: Buffer, encoding: TextEncodingName): string {
  return encoding === 'utf-8' ? bytes.toString('utf8') : new TextDecoder(encoding).decode(bytes);
}

function showBlob(bytes: Buffer): string {
  return bytes.length <= SHOWN_BLOB_BYTES ? bytes.toString('hex') : `[${bytes.length} B]`;
}
