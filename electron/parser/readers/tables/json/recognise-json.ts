import { isBlankByte, skipValue } from './json-extent.ts';
import { parseJsonValue } from './json-value.ts';

const LF = 10;
const OPEN_OBJECT = 123;
const OPEN_ARRAY = 91;
/** What may follow an opening bracket in JSON; "[id],[name]" is a line of column names. */
const INSIDE_OBJECT = /^\{\s*["}]/;
const INSIDE_ARRAY = /^\[\s*(["{[\]\-\d]|true|false|null)/;

/** Bytes of JSON as UTF-8 decoded by this label: byte order mark, or the zeros beside the first bracket. */
export function detectJsonEncoding(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] !== 0 && head[1] === 0 && head[2] !== 0 && head[3] === 0)) return 'utf-16le';
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] !== 0 && head[2] === 0 && head[3] !== 0)) return 'utf-16be';
  return 'utf-8';
}

/** Whether a file is one JSON document or a sequence of them, by its head; null when it is neither. */
export function recogniseJson(head: Uint8Array): 'json' | 'ndjson' | null {
  const bytes = new TextEncoder().encode(new TextDecoder(detectJsonEncoding(head)).decode(head));
  let from = 0;
  while (from < bytes.length && isBlankByte(bytes[from] as number)) from++;
  if (bytes[from] !== OPEN_OBJECT && bytes[from] !== OPEN_ARRAY) return null;
  const text = Buffer.from(bytes.buffer, from, Math.min(64, bytes.length - from)).toString('utf8');
  if (!INSIDE_OBJECT.test(text) && !INSIDE_ARRAY.test(text)) return null;
  const to = skipValue(bytes, from, bytes.length, false);
  if (to < 0) return startsLine(bytes, from) ? 'ndjson' : 'json';
  if (parseAt(bytes, from, to) === null) return startsLine(bytes, from) ? 'ndjson' : null;
  let next = to;
  while (next < bytes.length && isBlankByte(bytes[next] as number)) next++;
  if (next >= bytes.length) return 'json';
  return bytes[next] === bytes[from] ? 'ndjson' : null;
}

/** Whether a file is lines of JSON although its first one is damaged: the second begins like it and is whole. */
export function startsLine(bytes: Uint8Array, from: number): boolean {
  const second = bytes.indexOf(LF, from) + 1;
  if (second === 0 || bytes[second] !== bytes[from]) return false;
  const end = bytes.indexOf(LF, second);
  return end > 0 && parseAt(bytes, second, end) !== null;
}

function parseAt(bytes: Uint8Array, from: number, to: number) {
  return parseJsonValue(Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8'));
}
