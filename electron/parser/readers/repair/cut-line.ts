import { ESCAPED, PLAIN, QUOTED } from '../tokenizer.ts';

/** A field cut from a line: positions are bytes from the line's start, quotes outside. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly form: number;
  readonly text: string;
}

/**
 * How quotes are understood when a line does not come out right.
 * - strict: as anywhere else; a fault ends the attempt.
 * - lenient: a quote closes only before a delimiter; others inside are ordinary characters.
 * - literal: a quoted field that closes badly was never quoted: its quote is an ordinary character.
 * - edges: a quote that opens or closes in the middle of a field stands where a delimiter is missing.
 * - apart: the same, and two quotes side by side too are the end of one field and the start of the next.
 */
export type QuoteReading = 'strict' | 'lenient' | 'literal' | 'edges' | 'apart';

/** Cuts one line (bytes as Latin-1, without its end) into fields; null = not possible in this reading. */
export function cutLine(line: string, delimiter: string, quote: string, reading: QuoteReading): Piece[] | null {
  const pieces: Piece[] = [];
  let pos = 0;
  for (;;) {
    const quoted = quote !== '' && line.startsWith(quote, pos) ? cutQuoted(line, pos, delimiter, quote, reading) : null;
    if (quoted === null && quote !== '' && line.startsWith(quote, pos) && reading === 'strict') return null;
    const piece = quoted ?? cutPlain(line, pos, delimiter, quote, reading);
    pieces.push(piece);
    pos = piece.next;
    if (line.startsWith(delimiter, pos)) pos += delimiter.length;
    else if (pos >= line.length) return pieces;
  }
}

type Cut = Piece & { readonly next: number };

function cutQuoted(line: string, open: number, delimiter: string, quote: string, reading: QuoteReading): Cut | null {
  const start = open + quote.length;
  let from = start;
  for (;;) {
    const close = line.indexOf(quote, from);
    if (close < 0) return null;
    const next = skipBlanks(line, close + quote.length, delimiter);
    const isEnd = next >= line.length || line.startsWith(delimiter, next);
    const isDoubled = line.startsWith(quote, close + quote.length);
    if (reading === 'lenient' ? isEnd : !isDoubled || reading === 'apart') {
      if (isEnd) return toCut(line, start, close, quote, next);
      if (reading === 'edges' || reading === 'apart') return toCut(line, start, close, quote, close + quote.length);
      if (reading !== 'lenient') return null;
    }
    from = close + quote.length * (isDoubled && reading !== 'lenient' ? 2 : 1);
  }
}

function cutPlain(line: string, start: number, delimiter: string, quote: string, reading: QuoteReading): Cut {
  const found = line.indexOf(delimiter, start);
  const end = found < 0 ? line.length : found;
  const inside = (reading === 'edges' || reading === 'apart') && quote !== '' ? line.indexOf(quote, start + 1) : -1;
  if (inside > 0 && inside < end && cutQuoted(line, inside, delimiter, quote, 'strict') !== null) {
    return { start, end: inside, form: PLAIN, text: line.slice(start, inside), next: inside };
  }
  return { start, end, form: PLAIN, text: line.slice(start, end), next: end };
}

function toCut(line: string, start: number, end: number, quote: string, next: number): Cut {
  const text = line.slice(start, end);
  const isEscaped = text.includes(quote + quote);
  return { start, end, form: isEscaped ? ESCAPED : QUOTED, text: isEscaped ? text.replaceAll(quote + quote, quote) : text, next };
}

function skipBlanks(line: string, from: number, delimiter: string): number {
  let pos = from;
  while ((line[pos] === ' ' || line[pos] === '\t') && !line.startsWith(delimiter, pos)) pos++;
  return pos;
}
