import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type Dispatch, type SetStateAction, useMemo, useState } from 'react';
import type { Preview } from '../../../../shared/contract/imports.ts';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import { useWords } from '../../../state/words.ts';
import { isReadable } from '../reading/cell-reading.ts';
import type { MappingEdits } from '../reading/mapping-edits.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { gridStyle } from './grid-style.ts';

const CELLS_AT_ONCE = 6000;
const COLUMNS_AT_ONCE = 60;
const FEWEST_ROWS = 10;

export interface PreviewGridProps {
  readonly preview: Preview;
  readonly mapping: ImportMapping;
  readonly edits: MappingEdits;
  readonly onEdit: Dispatch<SetStateAction<MappingEdits>>;
}

/** The first rows of the file as a table; the heads say how each column is read, cells that contradict are marked. */
export function PreviewGrid({ preview, mapping, edits, onEdit }: PreviewGridProps) {
  const { t, formatter } = useWords();
  const [columnLimit, setColumnLimit] = useState(COLUMNS_AT_ONCE);
  const columns = mapping.columns.slice(0, columnLimit);
  const rows = preview.rows.slice(0, Math.max(FEWEST_ROWS, Math.floor(CELLS_AT_ONCE / Math.max(1, columns.length))));
  const contradictions = useMemo(
    () => mapping.columns.map(({ index, reading }) => preview.rows.filter(({ fields }) => !isReadable(fields[index] ?? '', reading))),
    [mapping.columns, preview.rows],
  );
  return (
    <>
      <Box component="table" sx={gridStyle}>
        <caption>{t('imports.preview.label', { file: preview.fileName })}</caption>
        <thead>
          <tr>
            <th scope="col" className="line">
              {t('imports.preview.line')}
            </th>
            {columns.map((column, place) => (
              <ColumnHead
                key={column.index}
                column={column}
                preview={preview}
                mapping={mapping}
                edits={edits}
                bad={contradictions[place] ?? []}
                onEdit={onEdit}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, fields }) => (
            <tr key={line}>
              <th scope="row" className="line">
                {formatter.integer(line)}
              </th>
              {columns.map(({ index, reading, role }) => {
                const text = fields[index] ?? '';
                const kind = role === 'ignore' ? 'unused' : isReadable(text, reading) ? reading.kind : 'bad';
                return (
                  <td key={index} className={kind} dir="auto">
                    {text.slice(0, 120)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Box>
      <Box sx={{ padding: '8px 24px', display: 'flex', flexWrap: 'wrap', gap: 4, alignItems: 'center' }}>
        <Typography variant="caption" color="textSecondary">
          {t('imports.preview.rows', { count: rows.length })}
        </Typography>
        {preview.ragged > 0 && <Typography variant="caption">{t('imports.preview.ragged', { count: preview.ragged })}</Typography>}
        {mapping.columns.length > columns.length && (
          <>
            <Typography variant="caption">{t('imports.preview.columnsShown', { shown: columns.length, total: mapping.columns.length })}</Typography>
            <Button onClick={() => setColumnLimit(columnLimit + COLUMNS_AT_ONCE)}>{t('imports.preview.showColumns')}</Button>
          </>
        )}
      </Box>
    </>
  );
}
