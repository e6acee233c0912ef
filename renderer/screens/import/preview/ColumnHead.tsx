import Box from '@mui/material/Box';
import type { Dispatch, SetStateAction } from 'react';
import type { Preview } from '../../../../shared/contract/imports.ts';
import type { ImportMapping, MappedColumn } from '../../../../shared/model/import-mapping.ts';
import { useWords } from '../../../state/words.ts';
import { type MappingEdits, withReading, withRole } from '../reading/mapping-edits.ts';
import { DisagreeChip } from './DisagreeChip.tsx';
import { ReadingChip } from './ReadingChip.tsx';
import { RoleChip } from './RoleChip.tsx';

export interface ColumnHeadProps {
  readonly column: MappedColumn;
  readonly preview: Preview;
  readonly mapping: ImportMapping;
  readonly edits: MappingEdits;
  /** Rows of the preview that cannot be read. */
  readonly bad: Preview['rows'];
  readonly onEdit: Dispatch<SetStateAction<MappingEdits>>;
}

/** Name of a column with its chips: what it means, how it is read, how many rows disagree. */
export function ColumnHead({ column, preview, mapping, edits, bad, onEdit }: ColumnHeadProps) {
  const { t, formatter } = useWords();
  const guess = preview.columns.find(({ index }) => index === column.index);
  const name = column.header === '' ? t('imports.column.unnamed', { number: formatter.integer(column.index + 1) }) : column.header;
  const isOwnReading = edits.columns[column.index]?.reading !== undefined;
  const asGuessed = !isOwnReading && guess !== undefined;
  return (
    <th scope="col">
      <Box sx={{ fontWeight: 700, maxWidth: 260, overflow: 'hidden', textOverflow: 'ellipsis' }} dir="auto" title={name}>
        {name}
      </Box>
      <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: 1, marginBlockStart: 1 }}>
        <RoleChip
          name={name}
          column={column}
          mapping={mapping}
          evidence={guess?.roleEvidence ?? 'none'}
          onRole={(role) => onEdit((before) => withRole(before, mapping, column.index, role))}
        />
        <ReadingChip
          name={name}
          column={column}
          alternatives={guess === undefined ? [] : [guess.reading, ...guess.alternatives]}
          isAmbiguous={asGuessed && guess.alternatives.length > 0 && column.reading.kind === 'date'}
          sample={preview.rows.find(({ fields }) => (fields[column.index] ?? '').trim() !== '')?.fields[column.index] ?? ''}
          onReading={(reading) => onEdit((before) => withReading(before, column.index, reading))}
        />
        <DisagreeChip
          name={name}
          column={column}
          count={asGuessed ? Math.max(guess.guess.contradictions, bad.length) : bad.length}
          examples={
            asGuessed && guess.guess.examples.length > 0
              ? guess.guess.examples
              : bad.slice(0, 5).map(({ line, fields }) => ({ line, value: fields[column.index] ?? '' }))
          }
        />
      </Box>
    </th>
  );
}
