import { formatDecimal } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import { compare, countRows, filled, notOf, ratioOf, sumOf } from '../../warehouse/conditions.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Block, Field, Figure } from '../blocks.ts';
import { fieldOf, linesOf, type Span, word } from './metrics.ts';
import { DIMENSION_COLUMNS, type Dimension, type Ranking, type SalesResult } from './schema.ts';

const NET = sumOf('amount');
const SHARE = { kind: 'percent', digits: 1 } as const;

/** Bars of the top rows, and a table whose rows (top, others, unstated) add up to the total. */
export function presentRanking(dimension: Dimension, ranking: Ranking, result: SalesResult): Block[] {
  const column = DIMENSION_COLUMNS[dimension];
  const { fromDay, toDay, total } = result;
  const span: Span = { fromDay, toDay };
  const columns: Field[] = [
    fieldOf(dimension, { kind: 'text' }),
    fieldOf('net', { kind: 'money' }),
    fieldOf('share', SHARE),
    fieldOf('units', { kind: 'quantity' }),
    fieldOf('allLines', { kind: 'integer' }),
  ];
  const figures = (row: { net: bigint; units: bigint; lines: number }, where: Predicate | null): Figure[] => {
    const conditions = where === null ? [] : [where];
    return [
      { value: formatDecimal(row.net), drill: linesOf(span, NET, ...conditions) },
      { value: quotient(row.net, total.net), drill: linesOf(span, ratioOf(where === null ? NET : sumOf('amount', where), NET)) },
      { value: formatDecimal(row.units), drill: linesOf(span, sumOf('quantity'), ...conditions) },
      { value: row.lines, drill: linesOf(span, countRows(), ...conditions) },
    ];
  };
  const rows = ranking.rows.map((row): Figure[] => {
    const where = compare(column, 'eq', row.id);
    return [{ value: row.name, segment: segmentOf(dimension, row.id, span) }, ...figures(row, where)];
  });
  const { others, unstated } = ranking;
  if (others.count > 0) {
    const isOther: Predicate = { op: 'and', of: [filled(column), notOf({ op: 'in', column, values: ranking.rows.map(({ id }) => id) })] };
    rows.push([{ value: null, caption: word('others', { count: others.count }) }, ...figures(others, isOther)]);
  }
  if (unstated.lines > 0) rows.push([{ value: null, caption: word(`unstated.${dimension}`) }, ...figures(unstated, { op: 'null', column })]);
  return [
    {
      kind: 'chart',
      id: `${dimension}-chart`,
      title: word(`charts.${dimension}`),
      form: 'horizontalBar',
      x: fieldOf(dimension, { kind: 'text' }),
      y: fieldOf('net', { kind: 'money' }),
      series: [
        {
          key: 'net',
          label: word('fields.net'),
          points: ranking.rows.map((row) => ({
            x: row.name,
            value: formatDecimal(row.net),
            drill: linesOf(span, NET, compare(column, 'eq', row.id)),
            segment: segmentOf(dimension, row.id, span),
          })),
        },
      ],
    },
    {
      kind: 'table',
      id: dimension,
      title: word(`tables.${dimension}`),
      columns,
      rows,
      total: [{ value: null, caption: word('total') }, ...figures({ net: total.net, units: total.allUnits, lines: total.lines }, null)],
    },
  ];
}

/** The customer, or the customers who bought the product, in the country, through the channel. */
function segmentOf(dimension: Dimension, id: number | string, { fromDay, toDay }: Span): Predicate {
  const where = compare(DIMENSION_COLUMNS[dimension], 'eq', id);
  if (dimension === 'customer') return where;
  return { op: 'purchases', measure: 'orders', comparison: 'ge', value: 1, window: { kind: 'between', fromDay, toDay }, where };
}
