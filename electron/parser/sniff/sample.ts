import { isUtf8 } from 'node:buffer';
import type { Preview } from '../../../shared/contract/imports.ts';
import { lastWhole } from '../bytes/utf8.ts';
import { SAMPLE_BYTES } from '../limits.ts';
import { ParserFailure } from '../parser-failure.ts';
import { openToRead } from '../readers/open-to-read.ts';
import type { TableSource } from '../readers/tables/table-source.ts';
import { transcode } from '../readers/transcode.ts';
import { detectEncoding, type EncodingGuess } from './encoding.ts';

/** The head of a file as UTF-8, whole lines only, and its last lines. */
export interface Sample {
  readonly bytes: Uint8Array;
  /** The last lines where `bytes` is not the whole file; null when it is, or when they are too far away (large packed files). */
  readonly tail: Uint8Array | null;
  readonly isWhole: boolean;
  readonly encoding: string;
  readonly evidence: Preview['encodingEvidence'];
  readonly alternatives: readonly string[];
  readonly fileSize: number;
  readonly packing: Preview['packing'];
  /** The first physical lines as they are. */
  readonly lines: (limit: number) => string[];
}

/** Whole files up to this size are checked for bytes that are not UTF-8; of larger ones the middle and the end are. */
const CHECKED_BYTES = 256 * 1024 * 1024;
const TAIL_BYTES = 256 * 1024;
const SHOWN_CHARACTERS = 2000;
/** Bytes beyond ASCII in the head from which on it alone decides between legacy encodings. */
const TELLING_BYTES = 2000;

/** What was read of a file as it lies on disk, unpacked. */
interface Parts {
  readonly head: Uint8Array;
  /** The last bytes of a file larger than its head; empty when the head is all, or when they were not reached. */
  readonly tail: Uint8Array;
  /** Whether the tail begins at an odd byte. */
  readonly isTailOdd: boolean;
  readonly isWhole: boolean;
  /** What first was no UTF-8 behind the head. */
  readonly firstBroken: Uint8Array | null;
}

/** Reads the head and the end of a table and decodes them, as `label` or as detected; tables that the program made text of itself are UTF-8. Throws ParserFailure. */
export async function openSample(source: TableSource, path: string, label: string | undefined): Promise<Sample> {
  const chosen = source.isCanonical ? 'utf-8' : label;
  const parts = await readParts(source, path, chosen !== undefined);
  const { head, isWhole } = parts;
  if (head.length === 0) throw new ParserFailure('FILE_EMPTY', { path });
  const guess = chosen === undefined ? await detect(parts) : null;
  if (chosen === undefined && guess === null) throw new ParserFailure('FILE_NOT_TEXT', { path });
  const encoding = chosen ?? guess?.encoding ?? 'utf-8';
  const decoded = await decodeAll(head, encoding);
  return {
    bytes: isWhole ? decoded : wholeLines(decoded),
    tail: parts.tail.length === 0 ? null : await decodeTail(parts, encoding),
    isWhole,
    encoding,
    evidence: source.isCanonical ? 'utf8Valid' : (guess?.evidence ?? 'chosen'),
    alternatives: guess?.alternatives ?? [],
    fileSize: source.size,
    packing: source.packing,
    lines: (limit) => firstLines(decoded, limit),
  };
}

/**
 * The head, and the end where it can be had at a fair price: read through to it when the file is not too large or the encoding is still open, looked up
 * where it lies in a plain file, and left unknown in tables that are made text while they are read.
 */
async function readParts(source: TableSource, path: string, isKnown: boolean): Promise<Parts> {
  const isPlain = !source.isCanonical && source.packing === 'none' && source.part.member === null;
  const isReadThrough = !source.isCanonical && source.size <= CHECKED_BYTES && !(isKnown && isPlain);
  const head = new Uint8Array(SAMPLE_BYTES);
  let length = 0;
  let total = 0;
  let isWhole = true;
  let firstBroken: Uint8Array | null = null;
  let carry: Uint8Array | null = null;
  let tail = new Uint8Array(0);
  for await (const block of source.blocks()) {
    const taken = Math.min(block.length, SAMPLE_BYTES - length);
    head.set(block.subarray(0, taken), length);
    length += taken;
    total += block.length;
    if (taken < block.length) isWhole = false;
    if (isWhole) continue;
    if (!isReadThrough) break;
    tail = concat(tail, block).slice(-TAIL_BYTES);
    if (firstBroken !== null || isKnown) continue;
    // A character may be cut where the head ends, as between any two blocks.
    const joined = concat(carry ?? head.subarray(lastWhole(head, length), length), block.subarray(taken));
    const end = lastWhole(joined, joined.length);
    if (!isUtf8(joined.subarray(0, end))) firstBroken = fromFirstLetter(joined);
    carry = joined.slice(end);
  }
  const parts = { head: head.subarray(0, length), isWhole, firstBroken, tail, isTailOdd: (total - tail.length) % 2 === 1 };
  return isWhole || isReadThrough || !isPlain
    ? { ...parts, tail: isWhole ? new Uint8Array(0) : tail }
    : { ...parts, ...(await lookUp(path, source.size)) };
}

/** Middle and end of a file that is too large to be read for a preview. */
async function lookUp(path: string, size: number): Promise<Pick<Parts, 'tail' | 'isTailOdd' | 'firstBroken'>> {
  const file = await openToRead(path);
  try {
    const at = async (position: number) => {
      const bytes = new Uint8Array(TAIL_BYTES);
      const { bytesRead } = await file.read(bytes, 0, TAIL_BYTES, position);
      return bytes.subarray(0, bytesRead);
    };
    const from = size - TAIL_BYTES;
    const [middle, tail] = [await at(Math.floor(size / 2)), await at(from)];
    const broken = [middle, tail].find((part) => !isUtf8(part.subarray(firstWhole(part), lastWhole(part, part.length))));
    return { tail, isTailOdd: from % 2 === 1, firstBroken: broken === undefined ? null : fromFirstLetter(broken) };
  } finally {
    await file.close();
  }
}

/**
 * When the head alone looks like UTF-8 (or ASCII) but something later is not, that part decides; when the head holds little beyond ASCII,
 * the end of the file has its say between the legacy encodings.
 */
async function detect({ head, tail, isWhole, firstBroken }: Parts): Promise<EncodingGuess | null> {
  const guess = await detectEncoding(head, isWhole);
  if (firstBroken !== null && guess?.evidence === 'utf8Valid') {
    return detectEncoding(concat(head.subarray(0, SAMPLE_BYTES / 4), firstBroken), false);
  }
  if (guess?.evidence !== 'detectors' || isWhole || countBeyondAscii(head) >= TELLING_BYTES) return guess;
  return detectEncoding(concat(wholeLines(head), tail.subarray(tail.indexOf(10) + 1)), false);
}

function countBeyondAscii(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0x80) count++;
  return count;
}

async function decodeAll(bytes: Uint8Array, encoding: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of transcode(once(bytes), encoding)) parts.push(part);
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

/** The last lines, from the first line end on. */
async function decodeTail({ tail, isTailOdd }: Parts, encoding: string): Promise<Uint8Array> {
  const isWide = /^utf-16/i.test(encoding);
  const decoded = await decodeAll(tail.subarray(isWide && isTailOdd ? 1 : 0), encoding);
  const first = decoded.findIndex((byte) => byte === 10 || byte === 13);
  return first < 0 ? new Uint8Array(0) : decoded.subarray(first + (decoded[first] === 13 && decoded[first + 1] === 10 ? 2 : 1));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The part of a block that begins with the first line beyond ASCII. */
function fromFirstLetter(bytes: Uint8Array): Uint8Array {
  const at = bytes.findIndex((byte) => byte >= 0x80);
  const from = bytes.lastIndexOf(10, Math.max(0, at)) + 1;
  return bytes.slice(from, from + SAMPLE_BYTES / 4);
}

/** Start of the first whole UTF-8 character. */
function firstWhole(bytes: Uint8Array): number {
  let at = 0;
  while (at < 4 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at++;
  return at;
}

function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13)) + 1;
  return end === 0 ? bytes : bytes.subarray(0, end);
}

function firstLines(bytes: Uint8Array, limit: number): string[] {
  const head = bytes.subarray(0, limit * SHOWN_CHARACTERS);
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('utf8');
  const lines = text.split(/\r\n|\n|\r/, limit);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.slice(0, SHOWN_CHARACTERS));
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
