import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type Dispatch, type KeyboardEvent, type RefObject, type SetStateAction, useMemo } from 'react';
import { useWords } from '../../../state/words.ts';
import { isReadable } from '../reading/cell-reading.ts';
import { shownRows } from '../reading/preview-ledger.ts';
import { strideOf } from '../reading/stride.ts';
import type { BatchReading } from '../session/batch-reading.ts';
import { ColumnHead } from './columns/ColumnHead.tsx';
import { useColumnWindow } from './columns/use-column-window.ts';
import { GridCell } from './GridCell.tsx';
import { gridStyle } from './grid-style.ts';
import type { PreviewAside } from './PreviewStep.tsx';

export interface PreviewGridProps {
  readonly reading: BatchReading;
  /** What scrolls the grid. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly onAside: Dispatch<SetStateAction<PreviewAside>>;
}

/**
 * The first rows as a table; the heads say how each column is read, cells that contradict and cells that were cleaned are marked. Of
 * very many columns only those in sight are drawn.
 */
export function PreviewGrid({ reading, frame, onAside }: PreviewGridProps) {
  const { t, formatter, translator } = useWords();
  const { preview, drafted } = reading;
  const { columns: all } = drafted.mapping;
  const { isWide, from, to, before, after, width } = useColumnWindow(all.length, frame, translator.direction);
  const columns = all.slice(from, to);
  const texts = useMemo(() => shownRows(preview), [preview]);
  const contradictions = useMemo(
    () => all.map(({ index, reading: way }) => preview.rows.filter((_row, place) => !isReadable(texts[place]?.[index] ?? '', way)).length),
    [all, preview.rows, texts],
  );
  const entry = useMemo(() => {
    const row = preview.rows.findIndex(({ fields }, place) => fields.some((text, index) => texts[place]?.[index] !== text));
    return { row, index: preview.rows[row]?.fields.findIndex((text, index) => texts[row]?.[index] !== text) ?? -1 };
  }, [preview.rows, texts]);
  const { rows } = preview;
  return (
    <>
      <Box
        component="table"
        aria-colcount={isWide ? all.length + 1 : undefined}
        style={isWide ? { width } : undefined}
        sx={(theme) => gridStyle(theme, all.length, isWide)}
        onKeyDown={walkChanged}
      >
        <caption>{t('imports.preview.label', { file: preview.fileName })}</caption>
        <thead>
          <tr>
            <th scope="col" className="line">
              {t('imports.preview.line')}
            </th>
            {before > 0 && <Gap width={before} />}
            {columns.map((column, place) => (
              <ColumnHead
                key={column.index}
                column={column}
                reading={reading}
                bad={contradictions[from + place] ?? 0}
                position={isWide ? from + place + 2 : undefined}
                onAside={onAside}
              />
            ))}
            {after > 0 && <Gap width={after} />}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, fields }, place) => (
            <tr key={line}>
              <th scope="row" className="line">
                {formatter.integer(line)}
              </th>
              {before > 0 && <Gap width={before} />}
              {columns.map((column) => (
                <GridCell
                  key={column.index}
                  column={column}
                  text={texts[place]?.[column.index] ?? ''}
                  original={fields[column.index]}
                  isEntry={place === entry.row && column.index === entry.index}
                />
              ))}
              {after > 0 && <Gap width={after} />}
            </tr>
          ))}
        </tbody>
      </Box>
      <Typography
        variant="caption"
        component="p"
        color="textSecondary"
        sx={{ padding: '8px 24px', position: 'sticky', insetInlineStart: 0, width: 'fit-content' }}
      >
        {t(preview.isWhole === true ? 'imports.preview.allRows' : 'imports.preview.rows', { count: rows.length })}
        {isWide && ` · ${t('imports.tray.columns', { count: all.length })}`}
      </Typography>
    </>
  );
}

/** Room of the columns that are not drawn. */
function Gap({ width }: { readonly width: number }) {
  return <td aria-hidden className="gap" style={{ width, minWidth: width }} />;
}

/** Arrow keys lead from one changed cell to the next. */
function walkChanged(event: KeyboardEvent<HTMLElement>): void {
  const by = strideOf(event.key, getComputedStyle(event.currentTarget).direction === 'rtl');
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('td.cleaned > button')];
  const at = cells.indexOf(document.activeElement as HTMLElement);
  if (by === undefined || at < 0) return;
  event.preventDefault();
  cells[at + by]?.focus();
}
