import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

/** Tables with more columns draw those in sight, each as wide as the others. */
const WIDE_FROM = 40;
/** Width of a column of a wide table, in pixels. */
export const WIDE_COLUMN = 208;
/** Width of the line numbers beside them. */
export const LINE_COLUMN = 64;
const OVERSCAN = 3;

/** The columns to draw, `from` up to but not including `to`, with the room of those before and after in pixels. */
export interface ColumnWindow {
  readonly isWide: boolean;
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
  /** Of the whole table; of no meaning when it is not wide. */
  readonly width: number;
}

/** Which columns of a table are in sight of the element that scrolls it. */
export function useColumnWindow(count: number, frame: RefObject<HTMLElement | null>, direction: 'ltr' | 'rtl'): ColumnWindow {
  const isWide = count > WIDE_FROM;
  const virtual = useVirtualizer({
    count: isWide ? count : 0,
    horizontal: true,
    isRtl: direction === 'rtl',
    getScrollElement: () => frame.current,
    estimateSize: () => WIDE_COLUMN,
    overscan: OVERSCAN,
  });
  if (!isWide) return { isWide, from: 0, to: count, before: 0, after: 0, width: 0 };
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = (items.at(-1)?.index ?? -1) + 1;
  return { isWide, from, to, before: from * WIDE_COLUMN, after: (count - to) * WIDE_COLUMN, width: LINE_COLUMN + count * WIDE_COLUMN };
}
