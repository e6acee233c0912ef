import type { Block, ChartBlock, Field, Figure, MatrixBlock } from '../blocks.ts';
import { customersDrill, fieldOf, groupFigure, groupName, INTEGER, MONEY, membersOf, ruleOf, word } from './figures.ts';
import type { RfmParams, RfmResult } from './schema.ts';
import { cellKey, SEGMENTS, scoreKey, segmentOfCells } from './segments.ts';

/** The map of recency × frequency: areas coloured by segment, then customers and money as matrices. */
export function presentGrid(result: RfmResult, params: RfmParams): Block[] {
  return [tiles(result, params), matrix('customers', result, params), matrix('revenue', result, params)];
}

/** One tile per cell, one series per named segment. */
function tiles(result: RfmResult, params: RfmParams): ChartBlock {
  const { bins } = params;
  const segmentOf = segmentOfCells(bins, params.cells);
  return {
    kind: 'chart',
    id: 'map',
    title: word('charts.map'),
    form: 'tile',
    x: fieldOf('frequencyScore', INTEGER),
    y: fieldOf('customers', INTEGER),
    series: SEGMENTS.flatMap(({ key }, segment): ChartBlock['series'] => {
      const points = result.cells.flatMap((_, cell) => {
        if (segmentOf[cell] !== segment) return [];
        const [recency, frequency] = [Math.floor(cell / bins) + 1, (cell % bins) + 1];
        return [{ ...cellFigure('customers', cell, result, params), x: frequency, to: recency }];
      });
      return points.length === 0 ? [] : [{ key, label: { key: groupName(key) }, points }];
    }),
    note: word('charts.mapNote'),
  };
}

/** Rows are recency, best on top; columns are frequency. */
function matrix(metric: 'customers' | 'revenue', result: RfmResult, params: RfmParams): MatrixBlock {
  const { bins } = params;
  const scores = Array.from({ length: bins }, (_, index) => index + 1);
  return {
    kind: 'matrix',
    id: `grid-${metric}`,
    title: word(`matrix.${metric}`),
    row: fieldOf('recencyScore', INTEGER),
    column: fieldOf('frequencyScore', INTEGER),
    cell: fieldOf(metric, metric === 'customers' ? INTEGER : MONEY),
    columns: scores,
    rows: [...scores].reverse().map((recency) => ({
      head: { value: recency, segment: ruleOf(params, 'recency', scoreKey('recency', recency)) },
      extra: [rowTotal(recency, result)],
      cells: scores.map((frequency) => cellFigure(metric, (recency - 1) * bins + frequency - 1, result, params)),
    })),
    extra: [countField()],
    scale: 'sequential',
  };
}

function cellFigure(metric: 'customers' | 'revenue', cell: number, result: RfmResult, params: RfmParams): Figure {
  const key = cellKey(Math.floor(cell / params.bins) + 1, (cell % params.bins) + 1);
  const figures = { ...result.total, ...(result.cells[cell] ?? { customers: 0, revenue: 0n }) };
  return {
    ...groupFigure(metric, figures, membersOf(result, 'cell', key), result, params),
    segment: ruleOf(params, 'cell', key),
  };
}

function rowTotal(recency: number, result: RfmResult): Figure {
  return {
    value: result.scales.recency.counts[recency - 1] ?? 0,
    drill: customersDrill(membersOf(result, 'recency', scoreKey('recency', recency))),
  };
}

function countField(): Field {
  return fieldOf('customers', INTEGER);
}
