import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { TableBlock as Table } from '../../shared/analyses/blocks.ts';
import { useWords } from '../state/words.ts';
import { BlockHead } from './BlockHead.tsx';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import { orderRows, type TableOrder } from './table-order.ts';
import { tableStyle } from './table-style.ts';

const ROW_HEIGHT = 33;
/** With an interval under the value. */
const TALL_ROW_HEIGHT = 51;
/** Longer tables scroll in a frame of their own, so that what comes after is not far away. */
const FRAMED_FROM = 15;
/** Even longer ones draw only what is seen. */
const VIRTUAL_FROM = 100;
const FRAME_HEIGHT = 520;
const OVERSCAN = 12;

/** A table of figures: sortable, every cell a way to its rows, the head always in sight. */
export function TableBlock({ block, hasHead = true }: { readonly block: Table; readonly hasHead?: boolean }) {
  const { translator, formatter } = useWords();
  const [order, setOrder] = useState<TableOrder | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => orderRows(block.rows, order), [block.rows, order]);
  const hasIntervals = useMemo(() => block.rows.some((row) => row.some(({ interval }) => interval !== undefined)), [block.rows]);
  const isVirtual = rows.length > VIRTUAL_FROM;
  const virtual = useVirtualizer({
    count: isVirtual ? rows.length : 0,
    getScrollElement: () => frame.current,
    estimateSize: () => (hasIntervals ? TALL_ROW_HEIGHT : ROW_HEIGHT),
    overscan: OVERSCAN,
  });
  const items = virtual.getVirtualItems();
  const shown = isVirtual ? items.map(({ index }) => index) : rows.map((_, index) => index);
  const before = items[0]?.start ?? 0;
  const after = isVirtual ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const title = translator.message(block.title, formatter);
  return (
    <Box component="figure" sx={{ margin: 0 }}>
      {hasHead && <BlockHead title={title} block={block.id} />}
      <Box
        ref={frame}
        role="region"
        aria-label={title}
        tabIndex={0}
        sx={{ overflow: 'auto', maxHeight: rows.length > FRAMED_FROM ? FRAME_HEIGHT : 'none', '@media print': { maxHeight: 'none' } }}
      >
        <Box component="table" aria-rowcount={rows.length + 1} sx={tableStyle}>
          <TableHead columns={block.columns} order={order} onOrder={setOrder} />
          <tbody>
            {isVirtual && before > 0 && <Gap height={before} span={block.columns.length} />}
            {shown.map((index) => (
              <TableRow key={index} cells={rows[index] ?? []} columns={block.columns} position={index} />
            ))}
            {isVirtual && after > 0 && <Gap height={after} span={block.columns.length} />}
          </tbody>
          {block.total !== undefined && (
            <tfoot>
              <TableRow cells={block.total} columns={block.columns} position={rows.length} />
            </tfoot>
          )}
        </Box>
      </Box>
      {block.note !== undefined && (
        <Typography component="figcaption" variant="caption" color="textSecondary" sx={{ marginBlockStart: 1, display: 'block', maxWidth: 760 }}>
          {translator.message(block.note, formatter)}
        </Typography>
      )}
    </Box>
  );
}

/** Room of the rows that are not drawn. */
function Gap({ height, span }: { readonly height: number; readonly span: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
