import Box from '@mui/material/Box';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { MappedColumn } from '../../../../shared/model/import-mapping.ts';
import { useWords } from '../../../state/words.ts';
import { readingLabel } from '../reading/readings.ts';
import { HeadChip } from './HeadChip.tsx';

export interface DisagreeChipProps {
  readonly name: string;
  readonly column: MappedColumn;
  readonly count: number;
  readonly examples: readonly { readonly line: number; readonly value: string }[];
}

/** How many rows contradict the reading, with examples; nothing when none does. */
export function DisagreeChip({ name, column, count, examples }: DisagreeChipProps) {
  const words = useWords();
  const { t, formatter } = words;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (count === 0) return null;
  const label = t('imports.column.disagree', { count });
  const title = t('imports.column.disagreeTitle', { reading: readingLabel(column.reading, words) });
  return (
    <>
      <HeadChip
        icon="warning"
        label={`${name}: ${label}`}
        tone={column.role === 'ignore' ? 'quiet' : 'caution'}
        popup="dialog"
        isOpen={anchor !== null}
        onOpen={setAnchor}
      >
        {label}
      </HeadChip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': title, tabIndex: -1, sx: { maxWidth: 360, padding: 4 } } }}
      >
        <Typography variant="subtitle2" component="h2">
          {title}
        </Typography>
        <Box component="ul" sx={{ margin: 0, paddingBlock: 2, paddingInlineStart: 4 }}>
          {examples.map(({ line, value }) => (
            <Typography component="li" variant="body2" key={line}>
              <bdi>{value}</bdi>{' '}
              <Typography component="span" variant="caption" color="textSecondary">
                {t('imports.column.line', { line: formatter.integer(line) })}
              </Typography>
            </Typography>
          ))}
        </Box>
        <Typography variant="caption" component="p" color="textSecondary">
          {t('imports.column.disagreeHint', { header: name })}
        </Typography>
      </Popover>
    </>
  );
}
