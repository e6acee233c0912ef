import type { Block, ChartBlock, KpiBlock, MatrixBlock } from '../blocks.ts';
import { estimateFigure, fieldOf, INTEGER, MESSAGE, MONEY, moneyEstimate, PERCENT, stageName, word } from './figures.ts';
import { type LifecycleParams, type LifecycleResult, type Outlook, type Range, STAGES } from './schema.ts';

/** What the moves of the last periods lead to, and what one of them made more often would change. */
export function presentOutlook(result: LifecycleResult, params: LifecycleParams): Block[] {
  const { outlook } = result;
  if (outlook === null) return [];
  return [difference(outlook, result, params), buyers(outlook, result, params), shares(outlook, result)];
}

function moveWords({ whatIfFrom, whatIfTo, whatIfShare, horizon }: LifecycleParams) {
  return {
    from: { key: stageName(STAGES.indexOf(whatIfFrom)) },
    to: { key: stageName(STAGES.indexOf(whatIfTo)) },
    share: { value: whatIfShare, format: PERCENT },
    horizon,
  };
}

function difference(outlook: Outlook, result: LifecycleResult, params: LifecycleParams): KpiBlock {
  return {
    kind: 'kpi',
    id: 'what-if',
    depth: 'analyst',
    title: word('kpis.whatIf', moveWords(params)),
    items: [
      {
        ...moneyEstimate(outlook.moreMoney, result),
        label: word('fields.moreMoney'),
        format: MONEY,
        definition: word('definitions.moreMoney'),
      },
      {
        ...rounded(outlook.moreBuyers, result),
        label: word('fields.moreBuyers'),
        format: INTEGER,
        definition: word('definitions.moreBuyers'),
      },
    ],
  };
}

function buyers(outlook: Outlook, result: LifecycleResult, params: LifecycleParams): ChartBlock {
  const points = (ranges: readonly Range[]) => ranges.map((range, ahead) => ({ x: ahead, ...rounded(range, result) }));
  return {
    kind: 'chart',
    id: 'buyers-ahead',
    depth: 'analyst',
    title: word('charts.buyersAhead'),
    form: 'line',
    x: { ...fieldOf('ahead', INTEGER), label: word(`fields.ahead.${params.grain}`) },
    y: fieldOf('buyers', INTEGER),
    series: [
      { key: 'as-is', label: word('series.asIs'), points: points(outlook.buyers) },
      { key: 'what-if', label: word('series.whatIf'), points: points(outlook.buyersIf) },
    ],
    note: word('notes.outlook', { count: outlook.periods }),
  };
}

/** Shares of the moves, as the outlook takes them. */
function shares(outlook: Outlook, result: LifecycleResult): MatrixBlock {
  const stages = STAGES.map((_, index) => index).filter((index) => (outlook.seen[index] ?? 0) > 0);
  return {
    kind: 'matrix',
    id: 'move-shares',
    depth: 'statistician',
    title: word('matrix.shares', { count: outlook.periods }),
    row: fieldOf('before', MESSAGE),
    column: fieldOf('after', MESSAGE),
    cell: fieldOf('moveShare', PERCENT),
    columns: stages.map(stageName),
    rows: stages.map((from) => ({
      head: { value: stageName(from) },
      extra: [estimateFigure(outlook.seen[from] ?? 0, result)],
      cells: stages.map((to) => estimateFigure(outlook.shares[from]?.[to] ?? 0, result)),
    })),
    extra: [fieldOf('seen', INTEGER)],
    scale: 'sequential',
  };
}

function rounded({ value, low, high }: Range, result: LifecycleResult) {
  return estimateFigure(Math.round(value), result, { low: Math.round(low), high: Math.round(high) });
}
