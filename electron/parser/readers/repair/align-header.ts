import { PLAIN } from '../tokenizer.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Piece } from './cut-line.ts';

/** Parts of names that stand over dates or figures, whatever their language's other words are. */
const OVER_FIGURES = /date|time|day|qty|quantity|price|amount|total|sum|cost|count|units|number|rate|id\b/i;
/** Cuts from this cost on are by another delimiter; blanks do so in any title, so that few words of one are no header. */
const OTHERWISE = 3;
const LEAST_OTHERWISE = 4;
/** Between two words that ran together, seen by the letter before it and the two behind. */
const WORD_EDGE = /^([a-z\d][A-Z]|[A-Z][A-Z][a-z])/;
const WORD_COST = 0.25;
const EDGE_COST = 0.75;
const BLANK: Piece = { start: 0, end: 0, form: PLAIN, text: '' };

/**
 * The header of the wrong width, made as wide as the columns: read in another way, a blank name left out, or two names that ran together cut
 * where one word ends and the columns below agree. A column that has no value at all may go without a name. null = nothing fits.
 */
export function alignHeader(
  cuts: readonly { readonly pieces: readonly Piece[]; readonly cost: number }[],
  columns: readonly ColumnProfile[],
): readonly Piece[] | null {
  const width = columns.length;
  const sorted = [...cuts].sort((a, b) => a.cost - b.cost);
  const exact = sorted.find(
    ({ pieces, cost }) =>
      pieces.length === width && countNamed(pieces) >= width - countBlank(columns) && (cost < OTHERWISE || width >= LEAST_OTHERWISE),
  );
  if (exact !== undefined) return exact.pieces;
  const [first] = sorted;
  if (first === undefined) return null;
  const { pieces } = first;
  if (pieces.length === width + 1) {
    const blanks = pieces.filter(({ text }) => text.trim() === '');
    const [blank] = blanks;
    return blank !== undefined && blanks.length === 1 ? pieces.filter((piece) => piece !== blank) : null;
  }
  return pieces.length === width - 1 ? widen(pieces, columns) : null;
}

/** A name more: one that is two words cut where the columns agree, unless they agree as well with a blank one over a blank last column. */
function widen(pieces: readonly Piece[], columns: readonly ColumnProfile[]): readonly Piece[] | null {
  const found: { readonly names: readonly Piece[]; readonly cost: number }[] = [];
  const add = (names: readonly Piece[], cost: number) => found.push({ names, cost: cost + disagreements(names, columns) });
  if (columns.at(-1)?.blank === 1) add([...pieces, BLANK], 0);
  for (const [index, piece] of pieces.entries()) {
    for (let cut = 1; piece.form === PLAIN && cut < piece.text.length; cut++) {
      const [left, right] = [piece.text.slice(0, cut), piece.text.slice(cut)];
      const isWord = isOverFigures(left) || isOverFigures(right);
      const isEdge = WORD_EDGE.test(piece.text.slice(cut - 1, cut + 2));
      if (!isWord && !isEdge) continue;
      const halves = [
        { ...piece, end: piece.start + cut, text: left },
        { ...piece, start: piece.start + cut, text: right },
      ];
      add(pieces.toSpliced(index, 1, ...halves), (isWord ? WORD_COST : EDGE_COST) - (isEdge ? WORD_COST : 0));
    }
  }
  const [best, second] = found.sort((a, b) => a.cost - b.cost);
  return best !== undefined && (second === undefined || second.cost > best.cost) ? best.names : null;
}

/** Whether a text is such a word and nothing else. */
function isOverFigures(text: string): boolean {
  return OVER_FIGURES.exec(text)?.[0].length === text.length;
}

/** Names of figures over text, and the other way round. */
function disagreements(names: readonly Piece[], columns: readonly ColumnProfile[]): number {
  return names.filter(({ text }, column) => OVER_FIGURES.test(text) !== (columns[column]?.isFirm ?? false)).length;
}

function countNamed(pieces: readonly Piece[]): number {
  return pieces.filter(({ text }) => text.trim() !== '').length;
}

function countBlank(columns: readonly ColumnProfile[]): number {
  return columns.filter(({ blank }) => blank > 0).length;
}
