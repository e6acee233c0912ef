import type { ChartBlock, Field, Value } from '../analyses/blocks.ts';
import { axisTexts, isOrdered, isTimeAxis, labelStep } from './chart-axis-values.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { type ValueTicks, valueTicks } from './value-ticks.ts';

const CATEGORY_LABEL_WIDTH = 170;

/** True when the horizontal axis runs from right to left. */
export function isMirrored(field: Field, { direction, timeDirection }: ChartDrawing): boolean {
  return (isOrdered(field) ? (timeDirection ?? 'ltr') : direction) === 'rtl';
}

/** Axis of values: round ticks, hairlines, labels as short as can be. */
export function valueAxis(field: Field, ticks: ValueTicks, drawing: ChartDrawing) {
  const { theme, translator, formatter } = drawing;
  return {
    type: 'value' as const,
    min: ticks.min,
    max: ticks.max,
    axisLine: { show: false },
    axisTick: { show: false, customValues: [...ticks.ticks] },
    splitLine: { lineStyle: { color: theme.grid, width: 1 } },
    axisLabel: {
      color: theme.muted,
      fontSize: theme.fontSize,
      customValues: [...ticks.ticks],
      formatter: (value: number) => formatter.tick(value, field.format),
    },
    name: translator.message(field.label, formatter),
    nameTextStyle: { color: theme.muted, fontSize: theme.fontSize },
  };
}

/** Axis of categories or periods, at most seven of them labelled. */
export function categoryAxis(field: Field, values: readonly Value[], drawing: ChartDrawing, placing: 'along' | 'beside') {
  const { theme, translator, formatter } = drawing;
  const step = isTimeAxis(field) ? labelStep(values.length) : values.length > 24 ? labelStep(values.length) : 1;
  return {
    type: 'category' as const,
    data: axisTexts(values, field, translator, formatter),
    axisLine: { lineStyle: { color: theme.context } },
    axisTick: { show: false },
    axisLabel: {
      color: placing === 'beside' ? theme.ink : theme.muted,
      fontSize: theme.fontSize,
      hideOverlap: placing === 'along',
      ...(placing === 'beside' ? { width: CATEGORY_LABEL_WIDTH, overflow: 'truncate' as const, interval: 0 } : {}),
      ...(placing === 'along' ? { interval: (index: number) => (values.length - 1 - index) % step === 0 } : {}),
    },
  };
}

/** Range of the values of a chart, intervals included; stacked series count together. */
export function valueRange(block: ChartBlock): readonly [low: number, high: number] {
  const stacks = new Map<string, { low: number; high: number }>();
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const series of block.series) {
    for (const point of series.points) {
      if (point.value === null) continue;
      const value = Number(point.value);
      if (block.form === 'stackedBar') {
        const key = String(point.x);
        const stack = stacks.get(key) ?? { low: 0, high: 0 };
        if (value < 0) stack.low += value;
        else stack.high += value;
        stacks.set(key, stack);
        low = Math.min(low, stack.low);
        high = Math.max(high, stack.high);
      } else {
        low = Math.min(low, value, point.interval?.low ?? value);
        high = Math.max(high, value, point.interval?.high ?? value);
      }
    }
  }
  for (const { axis, value } of block.reference ?? []) {
    if (axis === 'x') continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

/** Round ticks for the values of a chart; bars start at zero. */
export function ticksOf(block: ChartBlock): ValueTicks {
  const [low, high] = valueRange(block);
  return valueTicks(low, high, block.form !== 'line' && block.form !== 'scatter');
}
