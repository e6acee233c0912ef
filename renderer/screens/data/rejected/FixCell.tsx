import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import type { KeyboardEvent, ReactNode } from 'react';

export interface FixCellProps {
  readonly id: string;
  readonly column: number;
  readonly isActive: boolean;
  readonly isWrong: boolean;
  readonly isChanged: boolean;
  readonly label: string;
  /** Text being typed; null when the cell is only shown. */
  readonly draft: string | null;
  readonly onDraft: (text: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onLeave: () => void;
  readonly onPoint: () => void;
  readonly onEdit: () => void;
  readonly children: ReactNode;
}

/** One field of a refused record: shown, or typed into. The one at fault has a frame and a word for screen readers. */
export function FixCell({
  id,
  column,
  isActive,
  isWrong,
  isChanged,
  label,
  draft,
  onDraft,
  onKey,
  onLeave,
  onPoint,
  onEdit,
  children,
}: FixCellProps) {
  return (
    <Box
      id={id}
      role="gridcell"
      aria-colindex={column + 3}
      aria-invalid={isWrong || undefined}
      aria-selected={isActive}
      onMouseDown={onPoint}
      onDoubleClick={onEdit}
      sx={(theme) => ({
        display: 'flex',
        alignItems: 'center',
        minWidth: 0,
        paddingInline: '10px',
        overflow: 'hidden',
        cursor: 'text',
        borderInlineEnd: `1px solid ${theme.tokens.line}`,
        backgroundColor: isWrong ? theme.tokens.badTint : isChanged ? theme.tokens.accentTint : undefined,
        boxShadow: isActive ? `inset 0 0 0 2px ${theme.tokens.accent}` : isWrong ? `inset 0 0 0 1px ${theme.tokens.bad}` : 'none',
      })}
    >
      {draft === null ? (
        <Box component="bdi" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {children}
        </Box>
      ) : (
        <InputBase
          autoFocus
          fullWidth
          value={draft}
          onChange={(event) => onDraft(event.target.value)}
          onKeyDown={onKey}
          onBlur={onLeave}
          slotProps={{ input: { 'aria-label': label, dir: 'auto' } }}
          sx={{ fontSize: '0.8125rem' }}
        />
      )}
    </Box>
  );
}
