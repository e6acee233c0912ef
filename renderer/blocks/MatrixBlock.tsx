import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { MatrixBlock as Matrix } from '../../shared/analyses/blocks.ts';
import { CHART_THEMES } from '../../shared/charts/chart-theme.ts';
import { matrixColours } from '../../shared/charts/matrix-colours.ts';
import { useWords } from '../state/words.ts';
import { BlockHead } from './BlockHead.tsx';
import { FigureValue } from './FigureValue.tsx';
import { figureText } from './figure-text.ts';
import { MatrixCell } from './MatrixCell.tsx';
import { MatrixHead } from './MatrixHead.tsx';
import { tableStyle } from './table-style.ts';

const MATRIX_STYLE = {
  width: 'auto',
  '& td, & th': { borderBlockEnd: 0, verticalAlign: 'middle' },
  '& td.cell': { padding: '1px' },
  '& td.mean, & thead th.column': { textAlign: 'center', paddingInline: 1 },
  '& thead th': { verticalAlign: 'bottom' },
  '& thead tr:first-of-type th:last-of-type': { borderBlockEnd: 0, position: 'static' },
  '& thead tr:last-of-type th': { insetInlineStart: 'auto' },
  '& tbody th, & tfoot th': { whiteSpace: 'nowrap' },
} as const;
const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A matrix of figures in heat colours; empty cells were not observed. Arrow keys move from cell to cell. */
export function MatrixBlock({ block }: { readonly block: Matrix }) {
  const words = useWords();
  const { translator, formatter } = words;
  const theme = useTheme();
  const [cursor, setCursor] = useState<readonly [number, number]>([0, 0]);
  const colourOf = useMemo(() => matrixColours(block, CHART_THEMES[theme.palette.mode]), [block, theme.palette.mode]);
  const title = translator.message(block.title, formatter);
  const label = (message: Matrix['title']) => translator.message(message, formatter);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const across = translator.direction === 'rtl' ? -step[1] : step[1];
    const next = [cursor[0] + step[0], cursor[1] + across] as const;
    const target = event.currentTarget.querySelector<HTMLElement>(`[data-cell="${next[0]}:${next[1]}"] button`);
    if (target === null) return;
    setCursor(next);
    target.focus();
  };
  return (
    <Box component="figure" sx={{ margin: 0 }}>
      <BlockHead title={title} block={block.id} />
      <Box
        role="region"
        aria-label={title}
        tabIndex={-1}
        onKeyDown={move}
        sx={{ overflow: 'auto', maxHeight: 640, '@media print': { maxHeight: 'none' } }}
      >
        <Box component="table" sx={[tableStyle, MATRIX_STYLE]}>
          <MatrixHead block={block} />
          <tbody>
            {block.rows.map((row, index) => {
              const head = figureText(row.head, block.row.format, words);
              return (
                <tr key={head}>
                  <th scope="row" style={{ whiteSpace: 'nowrap' }}>
                    <FigureValue figure={row.head} format={block.row.format} title={head} />
                  </th>
                  {block.extra.map((field, place) => (
                    <td key={field.key} className="end">
                      <FigureValue figure={row.extra[place] ?? { value: null }} format={field.format} title={`${label(field.label)} · ${head}`} />
                    </td>
                  ))}
                  {block.columns.map((column, place) => (
                    <MatrixCell
                      key={String(column)}
                      cell={row.cells[place] ?? null}
                      field={block.cell}
                      title={`${label(block.cell.label)} · ${head} · ${label(block.column.label)} ${translator.value(column, block.column.format, formatter)}`}
                      place={`${index}:${place}`}
                      isCurrent={cursor[0] === index && cursor[1] === place}
                      onFocus={() => setCursor([index, place])}
                      colours={colourOf(row.cells[place]?.value ?? null)}
                    />
                  ))}
                </tr>
              );
            })}
          </tbody>
          {block.summary !== undefined && (
            <tfoot>
              {block.summary.map((line) => (
                <tr key={line.label.key}>
                  <th scope="row" colSpan={1 + block.extra.length}>
                    {label(line.label)}
                  </th>
                  {line.cells.map((cell, place) => (
                    <td key={String(block.columns[place])} className="mean">
                      {cell !== null && <FigureValue figure={cell} format={block.cell.format} title={label(line.label)} />}
                    </td>
                  ))}
                </tr>
              ))}
            </tfoot>
          )}
        </Box>
      </Box>
      {block.note !== undefined && (
        <Typography component="figcaption" variant="caption" color="textSecondary" sx={{ marginBlockStart: 1, display: 'block', maxWidth: 760 }}>
          {label(block.note)}
        </Typography>
      )}
    </Box>
  );
}
