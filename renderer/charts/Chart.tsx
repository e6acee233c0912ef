import Box from '@mui/material/Box';
import { useEffect, useRef, useState } from 'react';
import type { ChartBlock } from '../../shared/analyses/blocks.ts';
import { type ChartDrawing, type Mark, markOf } from '../../shared/charts/chart-drawing.ts';
import { chartOption } from '../../shared/charts/chart-option.ts';
import { init } from '../../shared/charts/echarts.ts';
import { chartHeight } from '../../shared/charts/render-chart.ts';
import { findDrawn, nearestPoint } from './find-point.ts';

export interface ChartProps {
  readonly block: ChartBlock;
  readonly drawing: ChartDrawing;
  /** The point under the cursor, emphasised. */
  readonly current: Mark | null;
  readonly onPoint: (mark: Mark | null) => void;
  readonly onOpen: (mark: Mark) => void;
}

/** The drawing of a chart block, as vectors, in the width there is. It is told apart from its words: the block around it speaks. */
export function Chart({ block, drawing, current, onPoint, onOpen }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  const [width, setWidth] = useState(0);
  const events = useRef({ block, onPoint, onOpen });
  events.current = { block, onPoint, onOpen };
  const height = chartHeight(block, Math.max(320, width));

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const made = init(element, null, { renderer: 'svg', width: element.clientWidth || 320, height: 240 });
    chart.current = made;
    made.on('mouseover', (event) => {
      if (!isCurve(events.current.block)) events.current.onPoint(markOf(event.data));
    });
    made.on('mouseout', () => {
      if (!isCurve(events.current.block)) events.current.onPoint(null);
    });
    made.on('click', (event) => {
      const mark = isCurve(events.current.block) ? null : markOf(event.data);
      if (mark !== null) events.current.onOpen(mark);
    });
    const pointer = made.getZr();
    pointer.on('mousemove', ({ offsetX, offsetY }) => {
      const { block: shown, onPoint: tell } = events.current;
      if (isCurve(shown)) tell(nearestPoint(made, shown, offsetX, offsetY));
    });
    pointer.on('click', ({ offsetX, offsetY }) => {
      const { block: shown, onOpen: show } = events.current;
      const mark = isCurve(shown) ? nearestPoint(made, shown, offsetX, offsetY) : null;
      if (mark !== null) show(mark);
    });
    pointer.on('globalout', () => events.current.onPoint(null));
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
    chart.current?.setOption(chartOption(block, { ...drawing, width }), { notMerge: true });
  }, [block, drawing, width, height]);

  useEffect(() => {
    const instance = chart.current;
    if (instance === null) return;
    instance.dispatchAction({ type: 'downplay' });
    const place = current === null ? null : findDrawn(instance, current);
    if (place !== null) instance.dispatchAction({ type: 'highlight', seriesIndex: place[0], dataIndex: place[1] });
  }, [current]);

  return <Box ref={frame} dir="ltr" aria-hidden sx={{ width: '100%', minWidth: 0, '& svg': { display: 'block' } }} style={{ height }} />;
}

/** Lines are pointed at by nearness, other marks by touching them. */
function isCurve({ form }: ChartBlock): boolean {
  return form === 'line' || form === 'step';
}
