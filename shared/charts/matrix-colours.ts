import type { MatrixBlock } from '../analyses/blocks.ts';
import type { ChartTheme } from './chart-theme.ts';
import { colourAt, textOn } from './colour.ts';

export interface CellColours {
  readonly ground: string;
  readonly text: string;
}

/**
 * Heat colour of a cell's value, with a text colour that reads on it; null for empty cells.
 * Sequential: from the smallest to the largest value of the matrix; the first column is left out of the range when every cell
 * of it is the same (period 0 of a retention triangle is always 100%). Diverging: symmetric around zero.
 */
export function matrixColours(block: MatrixBlock, theme: ChartTheme): (value: number | string | null) => CellColours | null {
  const values = rangeValues(block);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const reach = Math.max(Math.abs(low), Math.abs(high));
  return (value) => {
    const number = value === null ? Number.NaN : Number(value);
    if (!Number.isFinite(number) || values.length === 0) return null;
    const ground =
      block.scale === 'diverging'
        ? colourAt(theme.diverging, reach === 0 ? 0.5 : 0.5 + number / reach / 2)
        : colourAt(theme.sequential, high === low ? 0.5 : (number - low) / (high - low));
    return { ground, text: textOn(ground) };
  };
}

function rangeValues(block: MatrixBlock): number[] {
  const columns = block.columns.map((_, index) =>
    block.rows.flatMap((row) => {
      const value = row.cells[index]?.value ?? null;
      return value === null ? [] : [Number(value)];
    }),
  );
  const [first = [], ...rest] = columns;
  const isConstant = first.every((value) => value === first[0]);
  const chosen = isConstant && rest.some((column) => column.length > 0) ? rest : columns;
  return chosen.flat().filter(Number.isFinite);
}
