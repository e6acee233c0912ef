import { isUtf8 } from 'node:buffer';
import type { Preview } from '../../../shared/contract/imports.ts';
import { lastWhole } from '../bytes/utf8.ts';
import { SAMPLE_BYTES } from '../limits.ts';
import { ParserFailure } from '../parser-failure.ts';
import type { TableSource } from '../readers/tables/table-source.ts';
import { transcode } from '../readers/transcode.ts';
import { detectEncoding, type EncodingGuess } from './encoding.ts';

/** The head of a file as UTF-8, whole lines only. */
export interface Sample {
  readonly bytes: Uint8Array;
  readonly encoding: string;
  readonly evidence: Preview['encodingEvidence'];
  readonly alternatives: readonly string[];
  readonly fileSize: number;
  readonly packing: Preview['packing'];
  /** The first physical lines as they are. */
  readonly lines: (limit: number) => string[];
}

/** Whole files up to this size are checked for bytes that are not UTF-8; of larger ones the read itself refuses such records. */
const CHECKED_BYTES = 256 * 1024 * 1024;
const SHOWN_CHARACTERS = 2000;

/** Reads the head of a table and decodes it, as `label` or as detected; tables that the program made text of itself are UTF-8. Throws ParserFailure. */
export async function openSample(source: TableSource, path: string, label: string | undefined): Promise<Sample> {
  const chosen = source.isCanonical ? 'utf-8' : label;
  const head = new Uint8Array(SAMPLE_BYTES);
  let length = 0;
  let isWhole = true;
  let firstBroken: Uint8Array | null = null;
  let carry = new Uint8Array(0);
  for await (const block of source.blocks()) {
    const taken = Math.min(block.length, SAMPLE_BYTES - length);
    head.set(block.subarray(0, taken), length);
    length += taken;
    if (taken < block.length) isWhole = false;
    if (isWhole) continue;
    if (chosen !== undefined || source.size > CHECKED_BYTES || firstBroken !== null) break;
    const joined = concat(carry, block.subarray(taken));
    const end = lastWhole(joined, joined.length);
    if (!isUtf8(joined.subarray(0, end))) firstBroken = joined.slice(0, SAMPLE_BYTES / 4);
    carry = joined.slice(end);
  }
  const bytes = head.subarray(0, length);
  if (length === 0) throw new ParserFailure('FILE_EMPTY', { path });
  const guess = chosen === undefined ? await detect(bytes, isWhole, firstBroken) : null;
  if (chosen === undefined && guess === null) throw new ParserFailure('FILE_NOT_TEXT', { path });
  const encoding = chosen ?? guess?.encoding ?? 'utf-8';
  const decoded = await decodeAll(bytes, encoding);
  return {
    bytes: isWhole ? decoded : wholeLines(decoded),
    encoding,
    evidence: source.isCanonical ? 'utf8Valid' : (guess?.evidence ?? 'chosen'),
    alternatives: guess?.alternatives ?? [],
    fileSize: source.size,
    packing: source.packing,
    lines: (limit) => firstLines(decoded, limit),
  };
}

/** When the head alone looks like UTF-8 (or ASCII) but something later is not, that part decides. */
async function detect(head: Uint8Array, isWhole: boolean, firstBroken: Uint8Array | null): Promise<EncodingGuess | null> {
  const guess = await detectEncoding(head, isWhole);
  if (firstBroken === null || guess?.evidence !== 'utf8Valid') return guess;
  return detectEncoding(concat(head.subarray(0, SAMPLE_BYTES / 4), firstBroken), false);
}

async function decodeAll(bytes: Uint8Array, encoding: string): Promise<Uint8Array> {
  let decoded = new Uint8Array(0);
  for await (const part of transcode(once(bytes), encoding)) decoded = concat(decoded, part);
  return decoded;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
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
