import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import type { ChartBlock as ChartData } from '../../shared/analyses/blocks.ts';
import { isOrdered } from '../../shared/charts/chart-axis-values.ts';
import type { Mark } from '../../shared/charts/chart-drawing.ts';
import { chartTable } from '../../shared/charts/chart-table.ts';
import { reporting } from '../app/files/open-files.ts';
import { Chart } from '../charts/Chart.tsx';
import { chartPng, chartSvg, saveBlob } from '../charts/chart-image.ts';
import { useDrawing } from '../charts/use-drawing.ts';
import { notify } from '../state/notices.ts';
import { turnTime } from '../state/time-direction.ts';
import { useWords } from '../state/words.ts';
import { BlockHead } from './BlockHead.tsx';
import { figureText, intervalText } from './figure-text.ts';
import { stepPoint } from './point-cursor.ts';
import { TableBlock } from './TableBlock.tsx';
import { tableText } from './table-text.ts';
import { useOpenFigure } from './use-open-figure.ts';

/** For screen readers only. */
const HEARD_ONLY = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' } as const;

/** A chart with its data table one key away: arrow keys walk its points, Enter shows the rows behind one, T turns it into a table. */
export function ChartBlock({ block }: { readonly block: ChartData }) {
  const words = useWords();
  const { t, translator, formatter } = words;
  const drawing = useDrawing();
  const open = useOpenFigure();
  const hintId = useId();
  const [current, setCurrent] = useState<Mark | null>(null);
  const [isTable, setTable] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const table = useMemo(() => chartTable(block), [block]);
  const title = translator.message(block.title, formatter);

  const nameOf = ([series, place]: Mark): string => {
    const line = block.series[series];
    const point = line?.points[place];
    if (line === undefined || point === undefined) return '';
    const x = translator.value(point.x, block.x.format, formatter);
    const to = point.to === undefined ? '' : ` → ${translator.value(point.to, block.x.format, formatter)}`;
    return block.series.length > 1 ? `${translator.message(line.label, formatter)} · ${x}${to}` : `${x}${to}`;
  };
  const describe = (mark: Mark): string => {
    const point = block.series[mark[0]]?.points[mark[1]];
    if (point === undefined) return '';
    const parts = [
      `${nameOf(mark)}: ${figureText(point, block.y.format, words)}`,
      intervalText(point, block.y.format, words),
      point.n === undefined ? '' : t('charts.n', { n: point.n }),
      point.unfinished === true ? t('charts.unfinished') : '',
    ];
    return parts.filter((part) => part !== '').join(' · ');
  };
  const openMark = (mark: Mark) => {
    const point = block.series[mark[0]]?.points[mark[1]];
    if (point !== undefined) open(point, block.y.format, `${title} · ${nameOf(mark)}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && current !== null) return openMark(current);
    const next = stepPoint(block, current, event.key, translator.direction, drawing.timeDirection);
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
  };
  const switchView = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 't') return;
    setTable(!isTable);
    frame.current?.focus();
  };
  const copy = (make: () => Promise<ClipboardItem>) =>
    void reporting(words, async () => {
      await navigator.clipboard.write([await make()]);
      notify(t('charts.copied'));
    });
  const fileName = `${title.replaceAll(/[\\/:*?"<>|]/g, '-')}`;
  const entries: readonly (readonly [key: string, label: string, run: () => void])[] = [
    ['table', isTable ? t('charts.asChart') : t('charts.asTable'), () => setTable(!isTable)],
    ...(translator.direction === 'rtl' && isOrdered(block.x) ? [['turn', t('charts.turnTime'), turnTime] as const] : []),
    ['png', t('charts.formats.png'), () => void reporting(words, async () => saveBlob(await chartPng(block, drawing, title), `${fileName}.png`))],
    ['svg', t('charts.formats.svg'), () => saveBlob(new Blob([chartSvg(block, drawing, title)], { type: 'image/svg+xml' }), `${fileName}.svg`)],
    ['copyImage', t('charts.copyImage'), () => copy(async () => new ClipboardItem({ 'image/png': chartPng(block, drawing, title) }))],
    [
      'copyTable',
      t('charts.copyTable'),
      () => copy(async () => new ClipboardItem({ 'text/plain': new Blob([tableText(table, words)], { type: 'text/plain' }) })),
    ],
  ];

  return (
    <Box component="figure" ref={frame} tabIndex={-1} onKeyDown={switchView} sx={{ margin: 0, minWidth: 0, '&:focus': { outline: 'none' } }}>
      <BlockHead title={title} block={block.id}>
        {(close) =>
          entries.map(([key, label, run]) => (
            <MenuItem
              key={key}
              onClick={() => {
                close();
                run();
              }}
            >
              {label}
            </MenuItem>
          ))
        }
      </BlockHead>
      {isTable ? (
        <TableBlock block={table} hasHead={false} />
      ) : (
        <Box
          role="group"
          aria-roledescription={t('charts.chart')}
          aria-label={t('charts.chartLabel', { title, count: block.series.reduce((sum, line) => sum + line.points.length, 0) })}
          aria-describedby={hintId}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onBlur={() => setCurrent(null)}
        >
          <Typography role="status" variant="caption" component="p" color="textSecondary" sx={{ minHeight: 20, margin: 0 }}>
            {current === null ? '' : describe(current)}
          </Typography>
          <Chart block={block} drawing={drawing} current={current} onPoint={setCurrent} onOpen={openMark} />
          <Box id={hintId} component="span" sx={HEARD_ONLY}>
            {t('charts.keys')}
          </Box>
        </Box>
      )}
      {block.note !== undefined && (
        <Typography component="figcaption" variant="caption" color="textSecondary" sx={{ display: 'block', maxWidth: 760 }}>
          {translator.message(block.note, formatter)}
        </Typography>
      )}
    </Box>
  );
}
