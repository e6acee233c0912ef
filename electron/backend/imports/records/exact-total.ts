import type { ColumnValues } from '../../store/bulk-insert.ts';

const PART = 1_000_000_000;

/** Adds up ten-thousandths without losing a digit: chunk by chunk in two doubles, across chunks as a bigint. */
export class ExactTotal {
  total = 0n;

  /** Takes a chunk's column; empty values count nothing. A chunk has at most a few million rows. */
  take(column: ColumnValues): void {
    if (column.kind === 'bigints') {
      column.values.forEach((value, row) => {
        if (column.empty[row] !== 1) this.total += value;
      });
      return;
    }
    if (column.kind !== 'decimals' && column.kind !== 'numbers') return;
    let parts = 0;
    let rest = 0;
    for (const value of column.values) {
      if (Number.isNaN(value)) continue;
      const part = Math.trunc(value / PART);
      parts += part;
      rest += value - part * PART;
    }
    this.total += BigInt(parts) * BigInt(PART) + BigInt(rest);
  }
}
