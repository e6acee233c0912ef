import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type Dispatch, type KeyboardEvent, type SetStateAction, useMemo, useState } from 'react';
import { useWords } from '../../../state/words.ts';
import { isReadable } from '../reading/cell-reading.ts';
import { isWhole, shownRows } from '../reading/preview-ledger.ts';
import type { BatchReading } from '../session/batch-reading.ts';
import { ColumnHead } from './columns/ColumnHead.tsx';
import { GridCell } from './GridCell.tsx';
import { gridStyle } from './grid-style.ts';
import type { PreviewAside } from './PreviewStep.tsx';

const CELLS_AT_ONCE = 6000;
const COLUMNS_AT_ONCE = 60;
const FEWEST_ROWS = 10;

export interface PreviewGridProps {
  readonly reading: BatchReading;
  readonly onAside: Dispatch<SetStateAction<PreviewAside>>;
}

/** The first rows as a table; the heads say how each column is read, cells that contradict and cells that were cleaned are marked. */
export function PreviewGrid({ reading, onAside }: PreviewGridProps) {
  const { t, formatter } = useWords();
  const [columnLimit, setColumnLimit] = useState(COLUMNS_AT_ONCE);
  const { preview, drafted } = reading;
  const { columns: all } = drafted.mapping;
  const columns = all.slice(0, columnLimit);
  const texts = useMemo(() => shownRows(preview), [preview]);
  const rows = preview.rows.slice(0, Math.max(FEWEST_ROWS, Math.floor(CELLS_AT_ONCE / Math.max(1, columns.length))));
  const contradictions = useMemo(
    () =>
      all.map(({ index, reading: way }) => {
        const bad = preview.rows.filter((_row, place) => !isReadable(texts[place]?.[index] ?? '', way));
        return bad.length;
      }),
    [all, preview.rows, texts],
  );
  const entry = useMemo(() => {
    const row = preview.rows.findIndex(({ fields }, place) => fields.some((text, index) => texts[place]?.[index] !== text));
    return { row, index: preview.rows[row]?.fields.findIndex((text, index) => texts[row]?.[index] !== text) ?? -1 };
  }, [preview.rows, texts]);
  return (
    <>
      <Box component="table" sx={gridStyle} onKeyDown={walkChanged}>
        <caption>{t('imports.preview.label', { file: preview.fileName })}</caption>
        <thead>
          <tr>
            <th scope="col" className="line">
              {t('imports.preview.line')}
            </th>
            {columns.map((column, place) => (
              <ColumnHead key={column.index} column={column} reading={reading} bad={contradictions[place] ?? 0} onAside={onAside} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, fields }, place) => (
            <tr key={line}>
              <th scope="row" className="line">
                {formatter.integer(line)}
              </th>
              {columns.map((column) => (
                <GridCell
                  key={column.index}
                  column={column}
                  text={texts[place]?.[column.index] ?? ''}
                  original={fields[column.index]}
                  isEntry={place === entry.row && column.index === entry.index}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
      <Box sx={{ padding: '8px 24px', display: 'flex', flexWrap: 'wrap', gap: 4, alignItems: 'center' }}>
        <Typography variant="caption" color="textSecondary">
          {t(isWhole(preview) && rows.length === preview.rows.length ? 'imports.preview.allRows' : 'imports.preview.rows', { count: rows.length })}
        </Typography>
        {all.length > columns.length && (
          <>
            <Typography variant="caption">{t('imports.preview.columnsShown', { shown: columns.length, total: all.length })}</Typography>
            <Button onClick={() => setColumnLimit(columnLimit + COLUMNS_AT_ONCE)}>{t('imports.preview.showColumns')}</Button>
          </>
        )}
      </Box>
    </>
  );
}

/** Arrow keys lead from one changed cell to the next. */
function walkChanged(event: KeyboardEvent<HTMLElement>): void {
  const by = ({ ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 } as const)[event.key as 'ArrowDown'];
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('td.cleaned > button')];
  const at = cells.indexOf(document.activeElement as HTMLElement);
  if (by === undefined || at < 0) return;
  event.preventDefault();
  cells[at + by]?.focus();
}
