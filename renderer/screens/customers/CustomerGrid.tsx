import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { usePreferences } from '../../state/preferences.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { CustomerLine } from './CustomerLine.tsx';
import { CUSTOMER_COLUMNS } from './columns.ts';
import { GridHead } from './GridHead.tsx';
import type { CustomerSort } from './list-state.ts';

const ROW_HEIGHT = { comfortable: 36, compact: 28 } as const;
const PAGE_ROWS = 20;

export interface CustomerGridProps {
  readonly total: number;
  readonly rowAt: (index: number) => CustomerRow | undefined;
  readonly sort: CustomerSort;
  readonly onSort: (sort: CustomerSort) => void;
  readonly onRange: (range: { readonly from: number; readonly to: number }) => void;
}

/** The list itself: only the rows in sight exist; arrow keys move, Enter opens. */
export function CustomerGrid({ total, rowAt, sort, onSort, onRange }: CustomerGridProps) {
  const { t } = useWords();
  const id = useId();
  const density = usePreferences((state) => state.density);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  /** Row to open as soon as it is there: Enter may come before the answer to a search. */
  const [awaited, setAwaited] = useState<number | null>(null);
  const rows = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT[density], overscan: 12 });
  const items = rows.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;
  useEffect(() => onRange({ from, to }), [from, to, onRange]);
  const press = (event: KeyboardEvent) => {
    const goal = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + PAGE_ROWS,
      PageUp: active - PAGE_ROWS,
      Home: 0,
      End: total - 1,
    }[event.key];
    if (goal !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(total - 1, goal));
      setActive(next);
      setAwaited(null);
      rows.scrollToIndex(next);
    } else if (event.key === 'Enter' && event.target === event.currentTarget) {
      setAwaited(active);
    }
  };
  const awaitedId = awaited === null ? undefined : rowAt(awaited)?.id;
  useEffect(() => {
    if (awaitedId !== undefined) navigate({ screen: 'customer', id: awaitedId });
  }, [awaitedId]);
  const template = CUSTOMER_COLUMNS.map((column) => column.width).join(' ');
  return (
    <Box
      ref={scroller}
      role="grid"
      aria-label={t('customers.list')}
      aria-rowcount={total + 1}
      aria-colcount={CUSTOMER_COLUMNS.length}
      aria-activedescendant={`${id}-${active}`}
      tabIndex={0}
      onKeyDown={press}
      sx={(theme) => ({
        flex: 1,
        minHeight: 0,
        overflow: 'auto',
        borderBlockStart: `1px solid ${theme.tokens.line}`,
        outlineOffset: '-2px !important',
        '& [role=row]': { display: 'grid', gridTemplateColumns: template, minWidth: 900, paddingInline: '12px' },
      })}
    >
      <GridHead sort={sort} onSort={onSort} />
      <Box role="rowgroup" sx={{ position: 'relative' }} style={{ height: rows.getTotalSize() }}>
        {items.map((item) => (
          <CustomerLine
            key={item.key}
            id={`${id}-${item.index}`}
            index={item.index}
            top={item.start}
            height={item.size}
            row={rowAt(item.index)}
            isActive={item.index === active}
            onPoint={() => setActive(item.index)}
          />
        ))}
      </Box>
    </Box>
  );
}
