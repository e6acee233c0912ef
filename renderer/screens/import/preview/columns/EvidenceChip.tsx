import Popover from '@mui/material/Popover';
import { useState } from 'react';
import type { Preview, Survey } from '../../../../../shared/contract/imports.ts';
import type { ColumnReading, MappedColumn } from '../../../../../shared/model/import-mapping.ts';
import { useWords } from '../../../../state/words.ts';
import { readingLabel } from '../../reading/readings.ts';
import { contradictionsOf, evidenceOf } from '../../reading/weigh.ts';
import { EvidencePanel } from './EvidencePanel.tsx';
import { HeadChip } from './HeadChip.tsx';

const ICONS = { text: 'match_case', number: 'format_list_numbered', date: 'event', timestamp: 'event', flag: 'check' } as const;

export interface EvidenceChipProps {
  readonly name: string;
  readonly column: MappedColumn;
  readonly preview: Preview;
  readonly survey: Survey | null;
  /** Rows shown that contradict the reading. */
  readonly bad: number;
  readonly isAmbiguous: boolean;
  readonly onReading: (reading: ColumnReading) => void;
}

/** How a column is read and how many rows contradict it; opens the evidence with all readings that were weighed. */
export function EvidenceChip({ name, column, preview, survey, bad, isAmbiguous, onReading }: EvidenceChipProps) {
  const words = useWords();
  const { t } = words;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const reading = readingLabel(column.reading, words);
  const evidence = evidenceOf(preview, column.index, column.reading, survey);
  const against = Math.max(bad, contradictionsOf(evidence, column.reading)?.contradicts ?? 0);
  const note = isAmbiguous ? t('imports.column.ambiguousTitle') : against > 0 ? t('imports.column.disagree', { count: against }) : '';
  const isCaution = column.role !== 'ignore' && note !== '';
  return (
    <>
      <HeadChip
        icon={isAmbiguous ? 'help' : against > 0 ? 'warning' : ICONS[column.reading.kind]}
        label={`${name}: ${t('imports.column.reading', { reading })}${note === '' ? '' : `. ${note}`}`}
        tone={isCaution ? 'caution' : column.role === 'ignore' ? 'quiet' : 'plain'}
        popup="dialog"
        isOpen={anchor !== null}
        onOpen={setAnchor}
      >
        <bdi>{against > 0 && !isAmbiguous ? `${reading} · ${note}` : reading}</bdi>
      </HeadChip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': t('imports.evidence.title', { header: name }),
            tabIndex: -1,
            sx: { width: 400, maxWidth: 'calc(100vw - 24px)', maxHeight: 520, padding: '12px 16px', marginBlockStart: 1 },
          },
        }}
      >
        <EvidencePanel name={name} column={column} preview={preview} evidence={evidence} onReading={onReading} />
      </Popover>
    </>
  );
}
