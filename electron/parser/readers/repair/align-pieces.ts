import { ESCAPED, PLAIN, QUOTED } from '../tokenizer.ts';
import { type ColumnProfile, classOf, IMPOSSIBLE, misfit, outlineOf, UNUSUAL } from './column-profile.ts';
import type { Piece } from './cut-line.ts';

/** One way to lay the pieces of a line over the columns, and how badly they fit. */
export interface Alignment {
  readonly pieces: readonly Piece[];
  readonly cost: number;
}

const FILL_COST = 1;
const DROP_COST = 0.5;
const JOIN_COST = 1;
const SPLIT_COST = 0.5;
/** Longer texts are not looked at for two that ran together. */
const LONGEST_SPLIT = 400;
const LETTER = /[A-Za-z\x80-\xff]/;
const BLANK: Piece = { start: 0, end: 0, form: PLAIN, text: '' };

/**
 * All ways to make as many fields as there are columns out of too many or too few pieces by one kind of change: blank pieces left out, neighbours
 * joined in a text column, columns left blank, one piece cut in two. Costs are sums over the line; two running sums make each way cheap to judge.
 */
export function alignPieces(line: string, pieces: readonly Piece[], columns: readonly ColumnProfile[], quote: string): Alignment[] {
  const width = columns.length;
  const surplus = pieces.length - width;
  const fits = (piece: Piece | undefined, column: number): number => {
    const profile = columns[column];
    return piece === undefined || profile === undefined ? IMPOSSIBLE : misfit(profile, piece.text, quote);
  };
  const before = runningSums(width, (column) => fits(pieces[column], column));
  const fromEnd = runningSums(width, (back) => fits(pieces[pieces.length - 1 - back], width - 1 - back));
  /** Cost of columns from `column` to the last, laid over the last pieces. */
  const after = (column: number) => fromEnd[width - column] ?? 0;
  const found: Alignment[] = [];
  const add = (column: number, changed: readonly Piece[], cost: number) => {
    const rest = column + changed.length;
    const total = (before[column] ?? IMPOSSIBLE) + cost + after(rest);
    const own = changed.reduce((sum, piece, index) => sum + fits(piece, column + index), 0);
    if (total + own < IMPOSSIBLE * 2) {
      const tail = width - rest;
      const kept = tail === 0 ? [] : pieces.slice(-tail);
      found.push({ pieces: [...pieces.slice(0, column), ...changed, ...kept], cost: total + own });
    }
  };
  if (surplus === 0) add(width, [], 0);
  for (let column = 0; surplus > 0 && column <= width; column++) {
    const run = pieces.slice(column, column + surplus);
    if (run.length === surplus && run.every(({ text }) => text.trim() === '')) add(column, [], DROP_COST);
    const joined = column < width ? joinPieces(line, pieces.slice(column, column + surplus + 1), columns[column]) : null;
    if (joined !== null) add(column, [joined], JOIN_COST);
  }
  for (let column = 0; surplus < 0 && column <= pieces.length; column++) {
    add(
      column,
      Array.from({ length: -surplus }, () => BLANK),
      FILL_COST,
    );
    const piece = pieces[column];
    const halves = surplus === -1 && piece !== undefined ? splitPiece(line, piece, columns[column], columns[column + 1], quote) : null;
    if (halves !== null) add(column, halves, SPLIT_COST);
  }
  return found;
}

/** Sums of the first 0, 1, 2, … costs. */
function runningSums(count: number, cost: (index: number) => number): number[] {
  const sums = [0];
  for (let index = 0; index < count; index++) sums.push((sums[index] ?? 0) + cost(index));
  return sums;
}

/** Unquoted neighbours as one text, delimiters included. Figures are never drawn into a text. */
function joinPieces(line: string, run: readonly Piece[], column: ColumnProfile | undefined): Piece | null {
  const [first] = run;
  const last = run.at(-1);
  if (
    column === undefined ||
    column.isFirm ||
    first === undefined ||
    last === undefined ||
    run.some(({ form, text }) => form !== PLAIN || !LETTER.test(text))
  )
    return null;
  return { start: first.start, end: last.end, form: PLAIN, text: line.slice(first.start, last.end) };
}

/** One piece as two where only one cut gives both columns what they hold: at a doubled quote, or where the outlines of both change. */
function splitPiece(line: string, piece: Piece, left: ColumnProfile | undefined, right: ColumnProfile | undefined, quote: string): Piece[] | null {
  if (left === undefined || right === undefined) return null;
  if (piece.form === ESCAPED) return splitAtQuotes(line, piece, left, right, quote);
  if (piece.form !== PLAIN || piece.text.length > LONGEST_SPLIT || (left.shapes === null && right.shapes === null)) return null;
  const found: { readonly cut: number; readonly halves: Piece[] }[] = [];
  for (let cut = 1; cut < piece.text.length; cut++) {
    const halves = [toPlain(line, piece.start, piece.start + cut), toPlain(line, piece.start + cut, piece.end)];
    if (halves.every(({ text }, index) => fitsExactly(index === 0 ? left : right, text))) found.push({ cut, halves });
  }
  const between = found.length === 1 ? found : found.filter(({ cut }) => isBetweenWords(piece.text, cut));
  return between.length === 1 ? (between[0]?.halves ?? null) : null;
}

function splitAtQuotes(line: string, piece: Piece, left: ColumnProfile, right: ColumnProfile, quote: string): Piece[] | null {
  const found: Piece[][] = [];
  for (let at = line.indexOf(quote + quote, piece.start); at >= 0 && at < piece.end; at = line.indexOf(quote + quote, at + 2)) {
    const halves = [toQuoted(line, piece.start, at, quote), toQuoted(line, at + quote.length * 2, piece.end, quote)];
    if (halves.every(({ text }, index) => fitsExactly(index === 0 ? left : right, text))) found.push(halves);
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}

function toQuoted(line: string, start: number, end: number, quote: string): Piece {
  const text = line.slice(start, end);
  const isEscaped = text.includes(quote + quote);
  return { start, end, form: isEscaped ? ESCAPED : QUOTED, text: isEscaped ? text.replaceAll(quote + quote, quote) : text };
}

function toPlain(line: string, start: number, end: number): Piece {
  return { start, end, form: PLAIN, text: line.slice(start, end) };
}

/** A firm column takes only what is written exactly as its values are; a text column what begins as they do. */
function fitsExactly(column: ColumnProfile, text: string): boolean {
  if (text.trim() !== text || text === '') return false;
  if (column.isFirm) return column.outlines?.has(outlineOf(text)) ?? misfit(column, text, '') === 0;
  return misfit(column, text, '') <= UNUSUAL && (column.firstClass === null || classOf(text) === column.firstClass);
}

/** Where neither digits nor letters are torn apart. */
function isBetweenWords(text: string, cut: number): boolean {
  return !/^(\d\d|[A-Za-z\x80-\xff]{2})$/.test(text.slice(cut - 1, cut + 1));
}
