import type { ChartBlock, Field, Figure, TableBlock } from '../analyses/blocks.ts';
import { distinctX } from './chart-axis-values.ts';

/**
 * The data table behind a chart, figures and their drills included. Series over one axis stand side by side;
 * clouds, flows and tiles give a row per point. Intervals get columns of their own.
 */
export function chartTable(block: ChartBlock): TableBlock {
  const perPoint = block.form === 'scatter' || block.form === 'sankey' || block.form === 'tile';
  const { columns, rows } = perPoint ? pointRows(block) : axisRows(block);
  return { kind: 'table', id: `${block.id}-table`, title: block.title, columns, rows, ...(block.note === undefined ? {} : { note: block.note }) };
}

const EMPTY: Figure = { value: null };

function axisRows(block: ChartBlock): Pick<TableBlock, 'columns' | 'rows'> {
  const series = block.series.map((one) => ({
    ...one,
    byX: new Map(one.points.map((point) => [point.x, point])),
    hasInterval: one.points.some((point) => point.interval !== undefined),
  }));
  const columns = series.flatMap((one): Field[] => [
    { key: one.key, label: one.label, format: block.y.format },
    ...(one.hasInterval ? intervalFields(one.key, block) : []),
  ]);
  const rows = distinctX(block).map((x) => [
    { value: x } as Figure,
    ...series.flatMap((one): Figure[] => {
      const point = one.byX.get(x);
      return [point === undefined ? EMPTY : figureOf(point), ...(one.hasInterval ? intervalFigures(point) : [])];
    }),
  ]);
  return { columns: [block.x, ...columns], rows };
}

function pointRows(block: ChartBlock): Pick<TableBlock, 'columns' | 'rows'> {
  const points = block.series.flatMap((series) => series.points.map((point) => ({ series, point })));
  const hasTo = points.some(({ point }) => point.to !== undefined);
  const hasSeries = block.series.length > 1;
  const columns: Field[] = [
    ...(hasSeries ? [{ key: 'series', label: { key: 'charts.series' }, format: { kind: 'message' } } as Field] : []),
    block.x,
    ...(hasTo ? [{ ...block.x, key: 'to', label: { key: 'charts.to' } }] : []),
    block.y,
  ];
  const rows = points.map(({ series, point }): Figure[] => [
    ...(hasSeries ? [{ value: series.label.key }] : []),
    { value: point.x },
    ...(hasTo ? [{ value: point.to ?? null }] : []),
    figureOf(point),
  ]);
  return { columns, rows };
}

function figureOf(point: ChartBlock['series'][number]['points'][number]): Figure {
  const { x: _x, to: _to, ...figure } = point;
  return figure;
}

function intervalFields(key: string, block: ChartBlock): Field[] {
  return [
    { key: `${key}.low`, label: { key: 'charts.low' }, format: block.y.format },
    { key: `${key}.high`, label: { key: 'charts.high' }, format: block.y.format },
  ];
}

function intervalFigures(point: Figure | undefined): Figure[] {
  return [{ value: point?.interval?.low ?? null }, { value: point?.interval?.high ?? null }];
}
