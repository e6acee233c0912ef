import { ParserFailure } from '../../parser-failure.ts';
import { recogniseJson } from './json/recognise-json.ts';

/** What a file is by its first bytes, whatever its name says. `zip` may turn out to be a workbook, `ole` an old or an encrypted one. */
export type Recognised = 'text' | 'json' | 'ndjson' | 'markup' | 'zip' | 'gzip' | 'ole' | 'biff' | 'parquet' | 'sqlite';

/** Bytes that are looked at. */
export const HEAD_BYTES = 256 * 1024;

const MARKS: readonly (readonly [mark: readonly number[], what: Recognised])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0x1f, 0x8b], 'gzip'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'ole'],
  [[0x09, 0x08, 0x10, 0x00], 'biff'],
  [[0x09, 0x08, 0x08, 0x00], 'biff'],
  [[0x09, 0x04, 0x06, 0x00], 'biff'],
  [[0x09, 0x02, 0x06, 0x00], 'biff'],
  [[0x09, 0x00, 0x04, 0x00], 'biff'],
  [[0x50, 0x41, 0x52, 0x31], 'parquet'],
  [[...Buffer.from('SQLite format 3\0')], 'sqlite'],
];

/** Packed in a way that is not opened, by name for the message. */
const PACKINGS: readonly (readonly [mark: readonly number[], name: string])[] = [
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], '7z'],
  [[0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], 'RAR'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 'xz'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'zstd'],
  [[0x42, 0x5a, 0x68], 'bzip2'],
  [[0x04, 0x22, 0x4d, 0x18], 'lz4'],
];
/** Documents, pictures and programs: never tables. */
const OTHERS: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90, 0x00],
];
const ENCRYPTED_PARQUET = [0x50, 0x41, 0x52, 0x45];
const TAR_AT = 257;
const MARKUP =
  /^\s*(<!--(?:(?!-->)[\s\S])*-->\s*)*(<!doctype html|<html|<head|<body|<table|<meta|<style|<div|<\?xml[\s\S]{0,4000}?<([\w]+:)?(workbook|document|html|table)[\s>])/i;

/** Recognises a file by its head. Throws ParserFailure FILE_PACKING_UNKNOWN, FILE_ENCRYPTED or FILE_NOT_TEXT for what cannot hold a table that is read. */
export function recognise(head: Uint8Array): Recognised {
  const begins = (mark: readonly number[]) => mark.every((byte, index) => head[index] === byte);
  const found = MARKS.find(([mark]) => begins(mark));
  if (found !== undefined) return found[1];
  const packing = PACKINGS.find(([mark]) => begins(mark));
  if (packing !== undefined && !isBzip2Text(packing[1], head)) throw new ParserFailure('FILE_PACKING_UNKNOWN', { packing: packing[1] });
  if (begins(ENCRYPTED_PARQUET)) throw new ParserFailure('FILE_ENCRYPTED', {});
  if (OTHERS.some(begins)) throw new ParserFailure('FILE_NOT_TEXT', {});
  if (Buffer.from(head.subarray(TAR_AT, TAR_AT + 5)).toString('latin1') === 'ustar')
    throw new ParserFailure('FILE_PACKING_UNKNOWN', { packing: 'tar' });
  const json = recogniseJson(head);
  if (json !== null) return json;
  return MARKUP.test(headText(head)) ? 'markup' : 'text';
}

/** "BZh" may be how a text begins; packed bytes go on with a digit and the digits of pi. */
function isBzip2Text(name: string, head: Uint8Array): boolean {
  return name === 'bzip2' && !(head[4] === 0x31 && head[5] === 0x41);
}

/** The first characters, in whatever encoding marks itself. */
export function headText(head: Uint8Array): string {
  const few = head.subarray(0, 8192);
  if (few[0] === 0xff && few[1] === 0xfe) return new TextDecoder('utf-16le').decode(few);
  if (few[0] === 0xfe && few[1] === 0xff) return new TextDecoder('utf-16be').decode(few);
  return new TextDecoder('utf-8').decode(few);
}
