import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { ReadableDatabase } from '../driver.ts';

/** Ids of the order lines and orders that one import brought: consecutive, since ids are given in order of import. */
export interface LineRange {
  readonly importId: number;
  readonly kind: ImportKind;
  readonly groupId: number | null;
  /** line_id of its first and last line; `last` < `first` when it brought none. */
  readonly first: number;
  readonly last: number;
  /** order_id of its first and last new order; likewise. */
  readonly firstOrder: number;
  readonly lastOrder: number;
  /** Lines among them without an order number. */
  readonly keylessLines: number;
  /** Instants between which its lines lie; null without lines. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** Some number is beyond 2^53. */
  readonly isWide: boolean;
}

interface RangeRow {
  importId: number;
  kind: ImportKind;
  groupId: number | null;
  lines: number;
  orders: number;
  keylessLines: number;
  firstAt: number | null;
  lastAt: number | null;
  isWide: number;
}

/** Ranges of all imports, oldest first. */
export function readLineRanges(db: ReadableDatabase): LineRange[] {
  const rows = db
    .prepare<[], RangeRow>(
      `SELECT import_id AS importId, kind, group_id AS groupId, new_lines AS lines, new_orders AS orders, keyless_lines AS keylessLines,
         first_at AS firstAt, last_at AS lastAt, has_wide_numbers AS isWide FROM imports ORDER BY import_id`,
    )
    .all();
  let [line, order] = [0, 0];
  return rows.map(({ lines, orders, isWide, ...row }) => {
    const range = { ...row, first: line + 1, last: line + lines, firstOrder: order + 1, lastOrder: order + orders, isWide: isWide === 1 };
    line += lines;
    order += orders;
    return range;
  });
}
