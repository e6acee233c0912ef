import Box from '@mui/material/Box';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { ColumnReading, MappedColumn } from '../../../../shared/model/import-mapping.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import { isReadable } from '../reading/cell-reading.ts';
import { offeredReadings, readingKey, readingLabel } from '../reading/readings.ts';
import { HeadChip } from './HeadChip.tsx';

const ICONS = { text: 'match_case', number: 'format_list_numbered', date: 'event', timestamp: 'event', flag: 'check' } as const;

export interface ReadingChipProps {
  readonly name: string;
  readonly column: MappedColumn;
  readonly alternatives: readonly ColumnReading[];
  readonly isAmbiguous: boolean;
  /** A value of the column, to show which readings fit it. */
  readonly sample: string;
  readonly onReading: (reading: ColumnReading) => void;
}

/** How the text of a column is read: type and format. */
export function ReadingChip({ name, column, alternatives, isAmbiguous, sample, onReading }: ReadingChipProps) {
  const words = useWords();
  const { t } = words;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const reading = readingLabel(column.reading, words);
  return (
    <>
      <HeadChip
        icon={isAmbiguous ? 'help' : ICONS[column.reading.kind]}
        label={`${name}: ${t('imports.column.reading', { reading })}${isAmbiguous ? `. ${t('imports.column.ambiguousTitle')}` : ''}`}
        tone={isAmbiguous ? 'caution' : column.role === 'ignore' ? 'quiet' : 'plain'}
        popup="menu"
        isOpen={anchor !== null}
        onOpen={setAnchor}
      >
        <bdi>{reading}</bdi>
      </HeadChip>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': t('imports.column.readAs') }, paper: { sx: { maxHeight: 420 } } }}
      >
        {offeredReadings(alternatives).map((option) => (
          <MenuItem
            key={readingKey(option)}
            selected={readingKey(option) === readingKey(column.reading)}
            onClick={() => {
              setAnchor(null);
              onReading(option);
            }}
          >
            <bdi>{readingLabel(option, words)}</bdi>
            {sample !== '' && option.kind !== 'text' && isReadable(sample, option) && (
              <Box
                component="span"
                sx={(theme) => ({ color: theme.tokens.inkSoft, marginInlineStart: 4, display: 'inline-flex', alignItems: 'center', gap: 1 })}
              >
                <Icon name="check" size={16} />
                <bdi>{sample.slice(0, 24)}</bdi>
              </Box>
            )}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
