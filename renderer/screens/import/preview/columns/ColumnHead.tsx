import Box from '@mui/material/Box';
import type { Dispatch, SetStateAction } from 'react';
import type { MappedColumn } from '../../../../../shared/model/import-mapping.ts';
import { useWords } from '../../../../state/words.ts';
import { columnName } from '../../reading/column-name.ts';
import { withReading, withRole } from '../../reading/mapping-edits.ts';
import { ownWidth } from '../../session/batch-draft.ts';
import type { BatchReading } from '../../session/batch-reading.ts';
import type { PreviewAside } from '../PreviewStep.tsx';
import { ColumnMenu } from './ColumnMenu.tsx';
import { EvidenceChip } from './EvidenceChip.tsx';
import { RoleChip } from './RoleChip.tsx';

export interface ColumnHeadProps {
  readonly column: MappedColumn;
  readonly reading: BatchReading;
  /** Rows shown that cannot be read. */
  readonly bad: number;
  /** Place in the table, when not all columns of it are drawn. */
  readonly position: number | undefined;
  readonly onAside: Dispatch<SetStateAction<PreviewAside>>;
}

/** Name of a column with its chips: what it means, how it is read and on what evidence, and what can be done with it. */
export function ColumnHead({ column, reading, bad, position, onAside }: ColumnHeadProps) {
  const words = useWords();
  const { preview, drafted, edit, needs } = reading;
  const { idOf, mapping } = drafted;
  const guess = preview.columns.find(({ index }) => index === column.index);
  const name = columnName(column, words);
  const isMade = column.index >= ownWidth(preview);
  const isOpen = needs.some((need) => need.need === 'choice' && need.index === column.index);
  return (
    <th scope="col" aria-colindex={position}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, justifyContent: 'space-between' }}>
        <Box
          sx={{ fontWeight: 700, maxWidth: 240, overflow: 'hidden', textOverflow: 'ellipsis', fontStyle: isMade ? 'italic' : undefined }}
          dir="auto"
          title={name}
        >
          {name}
        </Box>
        <ColumnMenu name={name} column={column} reading={reading} onAdded={() => onAside('cleaning')} />
      </Box>
      <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: 1, marginBlockStart: 0.5 }}>
        <RoleChip
          name={name}
          column={column}
          mapping={mapping}
          evidence={guess?.roleEvidence ?? 'none'}
          onRole={(role) => edit((before) => withRole(before, mapping, column.index, role, idOf))}
        />
        <EvidenceChip
          name={name}
          column={column}
          preview={preview}
          survey={reading.survey}
          bad={bad}
          isAmbiguous={isOpen}
          onReading={(way) => edit((before) => withReading(before, idOf(column.index), way))}
        />
      </Box>
    </th>
  );
}
