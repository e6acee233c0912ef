import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, useId, useRef } from 'react';
import type { RejectedRecord } from '../../../../shared/contract/rejects.ts';
import { notify } from '../../../state/notices.ts';
import { openPanel } from '../../../state/panel.ts';
import { useWords } from '../../../state/words.ts';
import { columnTitle } from './column-title.ts';
import { changeCell, fieldsOf, type GridColumn } from './corrections.ts';
import { FixRow } from './FixRow.tsx';
import { parseCells, pasteCells } from './pasted-cells.ts';
import type { useFix } from './use-fix.ts';
import { useGridCursor } from './use-grid-cursor.ts';

const ROW_HEIGHT = 44;
const LINE_WIDTH = 72;
const FAULT_WIDTH = 220;
const FIELD_WIDTH = 128;

export interface FixGridProps {
  readonly importId: number;
  readonly fileName: string;
  readonly records: readonly RejectedRecord[];
  readonly columns: readonly GridColumn[];
  readonly fix: ReturnType<typeof useFix>;
}

/** Refused records as a sheet one can type into; only the rows in sight exist. */
export function FixGrid({ importId, fileName, records, columns, fix }: FixGridProps) {
  const words = useWords();
  const { t, translator } = words;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: records.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 8 });
  const cellId = (index: number, column: number) => `${id}-${index}-${column}`;
  const openLine = (index: number) => {
    const row = records[index]?.row;
    if (row !== undefined) openPanel({ kind: 'rawRow', importId, row });
  };
  const cursor = useGridCursor({
    start: { index: 0, column: records[0]?.place ?? 0 },
    rows: records.length,
    columns: columns.length,
    isRtl: translator.direction === 'rtl',
    valueAt: ({ index, column }) => {
      const record = records[index];
      return record === undefined ? '' : (fieldsOf(record, fix.drafts)[column] ?? '');
    },
    onCommit: ({ index, column }, value) => {
      const record = records[index];
      if (record !== undefined) fix.changeDrafts((before) => changeCell(before, record, column, value));
    },
    onMove: ({ index, column }) => {
      rows.scrollToIndex(index);
      document.getElementById(cellId(index, column))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      scroller.current?.focus({ preventScroll: true });
    },
    onOpenLine: openLine,
  });
  const { active } = cursor;
  const isCell = (event: ClipboardEvent) => event.target === event.currentTarget && cursor.draft === null && active.column >= 0;
  const copy = (event: ClipboardEvent) => {
    const record = records[active.index];
    if (!isCell(event) || record === undefined) return;
    event.clipboardData.setData('text/plain', fieldsOf(record, fix.drafts)[active.column] ?? '');
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent) => {
    if (!isCell(event)) return;
    event.preventDefault();
    const cells = parseCells(event.clipboardData.getData('text/plain'));
    const { drafts, changed } = pasteCells(fix.drafts, records, { ...active, columns: columns.length, cells });
    fix.changeDrafts(() => drafts);
    notify(changed === 0 ? t('rejects.bulk.none') : t('rejects.bulk.done', { count: changed }));
  };
  const template = `${LINE_WIDTH}px ${FAULT_WIDTH}px ${columns.map(() => `minmax(${FIELD_WIDTH}px, 1fr)`).join(' ')}`;
  return (
    <Box
      ref={scroller}
      role="grid"
      aria-label={t('rejects.grid.label', { file: fileName })}
      aria-rowcount={records.length + 1}
      aria-colcount={columns.length + 2}
      aria-activedescendant={cellId(active.index, active.column)}
      tabIndex={0}
      onKeyDown={cursor.pressGrid}
      onCopy={copy}
      onPaste={paste}
      sx={(theme) => ({
        height: `min(${ROW_HEIGHT * (records.length + 1) + 16}px, max(320px, calc(100vh - 400px)))`,
        overflow: 'auto',
        scrollPaddingInlineStart: { xs: 0, md: `${LINE_WIDTH + FAULT_WIDTH}px` },
        scrollPaddingBlockStart: `${ROW_HEIGHT}px`,
        border: `1px solid ${theme.tokens.line}`,
        borderRadius: 1,
        '& [role=row]': {
          display: 'grid',
          gridTemplateColumns: template,
          minWidth: LINE_WIDTH + FAULT_WIDTH + FIELD_WIDTH * columns.length,
          width: '100%',
        },
        '& .pinned': { position: { md: 'sticky' }, insetInlineStart: 0, zIndex: 1 },
        '& .pinned.second': { insetInlineStart: `${LINE_WIDTH}px` },
      })}
    >
      <Box
        role="rowgroup"
        sx={(theme) => ({
          position: 'sticky',
          insetBlockStart: 0,
          zIndex: 2,
          backgroundColor: theme.tokens.paper,
          width: 'max-content',
          minWidth: '100%',
        })}
      >
        <Box role="row" aria-rowindex={1} sx={(theme) => ({ borderBlockEnd: `1px solid ${theme.tokens.edge}`, minHeight: 36 })}>
          <Box role="columnheader" className="pinned" sx={headStyle}>
            {t('rejects.grid.line')}
          </Box>
          <Box role="columnheader" className="pinned second" sx={headStyle}>
            {t('rejects.grid.fault')}
          </Box>
          {columns.map((column) => (
            <Box key={column.place} role="columnheader" sx={headStyle}>
              <bdi>{columnTitle(column, words)}</bdi>
            </Box>
          ))}
        </Box>
      </Box>
      <Box
        role="rowgroup"
        style={{ height: rows.getTotalSize() }}
        sx={{ position: 'relative', minWidth: LINE_WIDTH + FAULT_WIDTH + FIELD_WIDTH * columns.length }}
      >
        {rows.getVirtualItems().map(({ key, index, start, size }) => {
          const record = records[index];
          if (record === undefined) return null;
          const isChanged = fix.drafts[record.row] !== undefined;
          return (
            <FixRow
              key={key}
              id={(column) => cellId(index, column)}
              index={index}
              top={start}
              height={size}
              record={record}
              fields={fieldsOf(record, fix.drafts)}
              columns={columns}
              fault={isChanged ? fix.verdictOf(record.row) : record}
              activeColumn={active.index === index ? active.column : null}
              draft={active.index === index ? cursor.draft : null}
              onDraft={cursor.setDraft}
              onKey={cursor.pressInput}
              onLeave={() => cursor.draft !== null && cursor.leave()}
              onPoint={(column) => cursor.point({ index, column })}
              onEdit={(column) => cursor.edit({ index, column })}
              onOpen={() => openLine(index)}
            />
          );
        })}
      </Box>
    </Box>
  );
}

const headStyle = {
  paddingInline: '10px',
  display: 'flex',
  alignItems: 'center',
  fontSize: '0.75rem',
  fontWeight: 700,
  color: 'text.secondary',
  backgroundColor: 'background.paper',
  overflow: 'hidden',
  whiteSpace: 'nowrap',
} as const;
