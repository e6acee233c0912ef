/** Columns of one part of a table that is too wide for the page, and the size its text is set in. */
export interface ColumnPart {
  /** Positions in the whole table; the leading columns come first in every part. */
  readonly columns: readonly number[];
}

/** Average width of a character of Noto Sans or Vazirmatn figures, in em. */
const EM_PER_CHARACTER = 0.585;

/** Width in CSS pixels that a column needs for its longest unbreakable text at a font size. */
export function columnWidth(characters: number, fontPixels: number, padding: number): number {
  return characters * EM_PER_CHARACTER * fontPixels + padding;
}

/**
 * Splits columns into parts that fit the page; the first `leading` columns are repeated in each part and the others are shared out
 * evenly. A column that is wider than the page gets a part of its own.
 */
export function splitColumns(widths: readonly number[], available: number, leading: number): ColumnPart[] {
  const head = widths.slice(0, leading).reduce((sum, width) => sum + width, 0);
  const rest = widths.map((_, index) => index).slice(leading);
  const room = Math.max(1, available - head);
  const total = rest.reduce((sum, index) => sum + (widths[index] ?? 0), 0);
  const fill = (target: number): number[][] => {
    const parts: number[][] = [];
    let used = Number.POSITIVE_INFINITY;
    for (const index of rest) {
      const width = widths[index] ?? 0;
      const begun = used < target && parts.length > 0;
      if (!begun || used + width > room) {
        parts.push([index]);
        used = width;
      } else {
        parts.at(-1)?.push(index);
        used += width;
      }
    }
    return parts;
  };
  const fewest = fill(Number.POSITIVE_INFINITY).length;
  // Even parts look better than one full page and a remainder, as long as they are not more.
  const even = fill(total / Math.max(1, fewest));
  const chosen = even.length <= fewest ? even : fill(Number.POSITIVE_INFINITY);
  const lead = widths.map((_, index) => index).slice(0, leading);
  return chosen.length === 0 ? [{ columns: lead }] : chosen.map((part) => ({ columns: [...lead, ...part] }));
}
