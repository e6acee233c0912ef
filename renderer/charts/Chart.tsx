import Box from '@mui/material/Box';
import { useEffect, useRef, useState } from 'react';
import type { ChartBlock } from '../../shared/analyses/blocks.ts';
import { type ChartDrawing, type Mark, markOf } from '../../shared/charts/chart-drawing.ts';
import { chartOption } from '../../shared/charts/chart-option.ts';
import { init } from '../../shared/charts/echarts.ts';
import { chartHeight } from '../../shared/charts/render-chart.ts';

export interface ChartProps {
  readonly block: ChartBlock;
  readonly drawing: ChartDrawing;
  /** The point under the cursor, emphasised. */
  readonly current: Mark | null;
  readonly onPoint: (mark: Mark | null) => void;
  readonly onOpen: (mark: Mark) => void;
}

type Instance = ReturnType<typeof init>;

/** The drawing of a chart block, as vectors, in the width there is. It is told apart from its words: the block around it speaks. */
export function Chart({ block, drawing, current, onPoint, onOpen }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<Instance | null>(null);
  const [width, setWidth] = useState(0);
  const events = useRef({ onPoint, onOpen });
  events.current = { onPoint, onOpen };
  const height = chartHeight(block, Math.max(320, width));

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const made = init(element, null, { renderer: 'svg', width: element.clientWidth || 320, height: 240 });
    chart.current = made;
    made.on('mouseover', (event) => events.current.onPoint(markOf(event.data)));
    made.on('mouseout', () => events.current.onPoint(null));
    made.on('click', (event) => {
      const mark = markOf(event.data);
      if (mark !== null) events.current.onOpen(mark);
    });
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    if (width === 0) return;
    chart.current?.resize({ width, height });
    chart.current?.setOption(chartOption(block, drawing), { notMerge: true });
  }, [block, drawing, width, height]);

  useEffect(() => {
    const instance = chart.current;
    if (instance === null) return;
    instance.dispatchAction({ type: 'downplay' });
    const place = current === null ? null : findDrawn(instance, current);
    if (place !== null) instance.dispatchAction({ type: 'highlight', seriesIndex: place[0], dataIndex: place[1] });
  }, [current]);

  return <Box ref={frame} aria-hidden sx={{ width: '100%', minWidth: 0, '& svg': { display: 'block' } }} style={{ height }} />;
}

/** Where ECharts has drawn a point: [series, item], or null when it is not drawn. */
function findDrawn(instance: Instance, mark: Mark): readonly [number, number] | null {
  const option = instance.getOption() as { series?: readonly { data?: readonly unknown[] }[] };
  for (const [series, { data = [] }] of (option.series ?? []).entries()) {
    const item = data.findIndex((candidate) => {
      const found = markOf(candidate);
      return found !== null && found[0] === mark[0] && found[1] === mark[1];
    });
    if (item >= 0) return [series, item];
  }
  return null;
}
