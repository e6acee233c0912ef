const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const COMMA = 44;

/** Blank, tab and line ends. */
export function isBlankByte(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9;
}

/**
 * Where the value that begins at `from` ends, judged by quotes and brackets alone; -1 when bytes [from, end) do not hold all of it. A number or a word
 * may go on behind the end unless `isFinal`.
 */
export function skipValue(bytes: Uint8Array, from: number, end: number, isFinal: boolean): number {
  let depth = 0;
  for (let at = from; at < end; at++) {
    switch (bytes[at]) {
      case QUOTE:
        at = skipString(bytes, at, end);
        if (at < 0) return -1;
        if (depth === 0) return at + 1;
        break;
      case OPEN_OBJECT:
      case OPEN_ARRAY:
        depth++;
        break;
      case CLOSE_OBJECT:
      case CLOSE_ARRAY:
        depth--;
        if (depth === 0) return at + 1;
        if (depth < 0) return at;
        break;
      default:
        if (depth === 0 && (bytes[at] === COMMA || isBlankByte(bytes[at] as number))) return at;
    }
  }
  return isFinal && depth === 0 ? end : -1;
}

/** Position of the closing quote, or -1. */
function skipString(bytes: Uint8Array, open: number, end: number): number {
  for (let at = open + 1; at < end; at++) {
    if (bytes[at] === BACKSLASH) at++;
    else if (bytes[at] === QUOTE) return at;
  }
  return -1;
}
