import type { Figure } from '../../shared/analyses/blocks.ts';

export interface TableOrder {
  readonly column: number;
  readonly descending: boolean;
}

/** Rows in the chosen order; rows without a value come last, equal rows keep their place. Decimal text is compared as numbers. */
export function orderRows(rows: readonly (readonly Figure[])[], order: TableOrder | null): readonly (readonly Figure[])[] {
  if (order === null) return rows;
  const sign = order.descending ? -1 : 1;
  return [...rows].sort((left, right) => {
    const [a, b] = [left[order.column]?.value ?? null, right[order.column]?.value ?? null];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const [x, y] = [Number(a), Number(b)];
    return sign * (Number.isFinite(x) && Number.isFinite(y) ? x - y : String(a).localeCompare(String(b)));
  });
}

/** What a click on a column head does: first largest on top for figures, then the other way, then the order as given. */
export function nextOrder(order: TableOrder | null, column: number): TableOrder | null {
  if (order?.column !== column) return { column, descending: true };
  return order.descending ? { column, descending: false } : null;
}
