import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { KeyboardEvent } from 'react';
import type { RejectedRecord } from '../../../../shared/contract/rejects.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import { columnTitle } from './column-title.ts';
import type { GridColumn } from './corrections.ts';
import { FixCell } from './FixCell.tsx';
import type { Fault } from './use-fix.ts';
import { FAULT_COLUMN, LINE_COLUMN } from './use-grid-cursor.ts';

export interface FixRowProps {
  readonly id: (column: number) => string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly record: RejectedRecord;
  readonly fields: readonly string[];
  readonly columns: readonly GridColumn[];
  /** What is wrong now; null when it can be read, undefined while the change was not read again. */
  readonly fault: Pick<Fault, 'place' | 'reason'> | null | undefined;
  readonly activeColumn: number | null;
  readonly draft: string | null;
  readonly onDraft: (text: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onLeave: () => void;
  readonly onPoint: (column: number) => void;
  readonly onEdit: (column: number) => void;
  readonly onOpen: () => void;
}

/** One refused record: its line, what is wrong with it, and its fields. */
export function FixRow(props: FixRowProps) {
  const { id, index, top, height, record, fields, columns, fault, activeColumn, draft, onDraft, onKey, onLeave, onPoint, onEdit, onOpen } = props;
  const words = useWords();
  const { t, text, formatter } = words;
  const line = formatter.integer(record.line);
  return (
    <Box
      role="row"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)`, height }}
      sx={(theme) => ({
        position: 'absolute',
        insetInlineStart: 0,
        insetBlockStart: 0,
        fontSize: '0.8125rem',
        borderBlockEnd: `1px solid ${theme.tokens.line}`,
      })}
    >
      <Box id={id(LINE_COLUMN)} role="rowheader" aria-colindex={1} className="pinned" sx={frame(activeColumn === LINE_COLUMN)}>
        <Link
          component="button"
          type="button"
          tabIndex={-1}
          onClick={onOpen}
          title={t('rejects.grid.raw')}
          sx={{ minHeight: 24, fontSize: 'inherit' }}
        >
          {line}
        </Link>
      </Box>
      <Box id={id(FAULT_COLUMN)} role="gridcell" aria-colindex={2} className="pinned second" sx={frame(activeColumn === FAULT_COLUMN)}>
        {fault === null ? (
          <Box sx={(theme) => ({ display: 'flex', gap: 1, alignItems: 'center', color: theme.tokens.good })}>
            <Icon name="check" size={16} />
            {t('rejects.grid.right')}
          </Box>
        ) : (
          <Box sx={(theme) => ({ fontSize: '0.75rem', lineHeight: 1.35, color: fault === undefined ? theme.tokens.inkSoft : theme.tokens.bad })}>
            {fault === undefined ? t('rejects.grid.checking') : text(`errors.reject.${fault.reason}`)}
          </Box>
        )}
      </Box>
      {columns.map((column) => (
        <FixCell
          key={column.place}
          id={id(column.place)}
          column={column.place}
          isActive={activeColumn === column.place}
          isWrong={fault != null && fault.place === column.place}
          isChanged={(fields[column.place] ?? '') !== (record.fields[column.place] ?? '')}
          label={t('rejects.grid.cell', { column: columnTitle(column, words), line })}
          draft={activeColumn === column.place ? draft : null}
          onDraft={onDraft}
          onKey={onKey}
          onLeave={onLeave}
          onPoint={() => onPoint(column.place)}
          onEdit={() => onEdit(column.place)}
        >
          {fields[column.place] ?? ''}
        </FixCell>
      ))}
    </Box>
  );
}

const frame = (isActive: boolean) => (theme: { readonly tokens: { readonly accent: string; readonly line: string; readonly paper: string } }) => ({
  display: 'flex',
  alignItems: 'center',
  paddingInline: '10px',
  overflow: 'hidden',
  backgroundColor: theme.tokens.paper,
  borderInlineEnd: `1px solid ${theme.tokens.line}`,
  boxShadow: isActive ? `inset 0 0 0 2px ${theme.tokens.accent}` : 'none',
});
