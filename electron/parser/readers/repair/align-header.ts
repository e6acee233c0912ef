import { PLAIN } from '../tokenizer.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Piece } from './cut-line.ts';

/** Parts of names that stand over dates or figures, whatever their language's other words are. */
const OVER_FIGURES = /date|time|day|qty|quantity|price|amount|total|sum|cost|count|units|number|rate|id\b/i;
const WORD_EDGE = /[a-z\d](?=[A-Z])|[A-Z](?=[A-Z][a-z])|[\s_-]/;

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
  const exact = sorted.find(({ pieces }) => pieces.length === width && countNamed(pieces) >= width - countBlank(columns));
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

/** A name more: one that is two words cut where the columns agree, else a blank one over the column that is blank throughout. */
function widen(pieces: readonly Piece[], columns: readonly ColumnProfile[]): readonly Piece[] | null {
  const found: { readonly names: readonly Piece[]; readonly cost: number }[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (piece.form !== PLAIN) continue;
    for (let cut = 1; cut < piece.text.length; cut++) {
      const isEdge = WORD_EDGE.test(piece.text.slice(cut - 1, cut + 2)) && WORD_EDGE.exec(piece.text.slice(cut - 1, cut + 2))?.index === 0;
      const isWord =
        OVER_FIGURES.exec(piece.text.slice(0, cut))?.[0].length === cut ||
        OVER_FIGURES.exec(piece.text.slice(cut))?.[0].length === piece.text.length - cut;
      if (!isEdge && !isWord) continue;
      const halves = [
        { ...piece, end: piece.start + cut, text: piece.text.slice(0, cut) },
        { ...piece, start: piece.start + cut, text: piece.text.slice(cut) },
      ];
      const names = [...pieces.slice(0, index), ...halves, ...pieces.slice(index + 1)];
      found.push({ names, cost: disagreements(names, columns) - (isWord ? 0.5 : 0) });
    }
  }
  found.sort((a, b) => a.cost - b.cost);
  const [best, second] = found;
  if (best !== undefined && (second === undefined || second.cost > best.cost)) return best.names;
  const last = columns.at(-1);
  const blank = { start: 0, end: 0, form: PLAIN, text: '' };
  return last?.blank === 1 ? [...pieces, blank] : null;
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
