import { formatDecimal } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import { anyOf } from '../../warehouse/conditions.ts';
import type { Block, ChartBlock, FindingBlock, KpiBlock, TableBlock } from '../blocks.ts';
import {
  customersDrill,
  fieldOf,
  GROUP_METRICS,
  type GroupMetric,
  groupFigure,
  groupName,
  INTEGER,
  MESSAGE,
  METRIC_FORMATS,
  MONEY,
  membersOf,
  PERCENT,
  ruleOf,
  word,
} from './figures.ts';
import { SLIPPING } from './findings.ts';
import { presentBackTest } from './present-back-test.ts';
import { presentGrid } from './present-grid.ts';
import { presentMigration } from './present-migration.ts';
import { presentScores } from './present-scores.ts';
import type { RfmParams, RfmResult } from './schema.ts';
import { groupKeys, SEGMENTS } from './segments.ts';

const KPIS: readonly GroupMetric[] = ['customers', 'revenue', 'orderValue', 'medianRecency', 'medianFrequency', 'medianMonetary'];

/** Answer, figures, map, groups, scores, migration, notes. */
export function presentRfm(result: RfmResult, params: RfmParams): Block[] {
  if (result.total.customers === 0) return [{ kind: 'note', id: 'empty', tone: 'info', message: word('empty') }];
  return [
    ...findings(result, params),
    kpis(result, params),
    ...presentGrid(result, params),
    groupTable(result, params),
    revenueChart(result, params),
    ...presentScores(result, params),
    ...presentBackTest(result, params),
    ...presentMigration(result, params),
    ...(params.compareDay === null ? [{ kind: 'note', id: 'compare', tone: 'info', message: word('notes.compare') } as const] : []),
    {
      kind: 'note',
      id: 'window',
      tone: 'info',
      message: word('notes.window', {
        reference: { value: result.window.referenceDay, format: { kind: 'day' } },
        since: { value: result.window.sinceDay, format: { kind: 'day' } },
        until: { value: result.window.untilDay, format: { kind: 'day' } },
      }),
    },
    { kind: 'note', id: 'bins', tone: 'method', message: word(`notes.bins.${params.method}`, { bins: params.bins }) },
    { kind: 'note', id: 'method', tone: 'method', message: word('notes.method') },
  ];
}

/** The segment that brings most, and what is slipping away. */
function findings(result: RfmResult, params: RfmParams): FindingBlock[] {
  const best = SEGMENTS.map(({ key }, index) => ({ key, ...(result.segments[index] ?? { customers: 0, revenue: 0n }) })).reduce((top, segment) =>
    segment.revenue > top.revenue ? segment : top,
  );
  const bestFigures = { ...result.total, ...best };
  const blocks: FindingBlock[] = [
    {
      kind: 'finding',
      id: 'answer',
      claim: word('answer.best', {
        segment: { key: groupName(best.key) },
        customers: { value: quotient(best.customers, result.total.customers), format: PERCENT },
        revenue: { value: quotient(best.revenue, result.total.revenue), format: PERCENT },
      }),
      figure: {
        ...groupFigure('revenueShare', bestFigures, membersOf(result, 'segment', best.key), result, params),
        format: PERCENT,
        label: { key: groupName(best.key) },
        segment: ruleOf(params, 'segment', best.key),
      },
    },
  ];
  const slipping = SEGMENTS.map(({ key }, index) => ({ key, ...(result.segments[index] ?? { customers: 0, revenue: 0n }) })).filter(({ key }) =>
    SLIPPING.includes(key),
  );
  const customers = slipping.reduce((sum, segment) => sum + segment.customers, 0);
  const revenue = slipping.reduce((sum, segment) => sum + segment.revenue, 0n);
  if (customers === 0) return blocks;
  blocks.push({
    kind: 'finding',
    id: 'slipping',
    claim: word('answer.slipping', { count: customers, revenue: { value: formatDecimal(revenue), format: MONEY } }),
    figure: {
      value: customers,
      format: INTEGER,
      label: word('answer.slippingLabel'),
      drill: customersDrill(anyOf(...SLIPPING.map((key) => membersOf(result, 'segment', key)))),
      segment: anyOf(...SLIPPING.map((key) => ruleOf(params, 'segment', key))),
    },
    action: word('answer.slippingAction'),
  });
  return blocks;
}

function kpis(result: RfmResult, params: RfmParams): KpiBlock {
  return {
    kind: 'kpi',
    id: 'totals',
    items: KPIS.map((metric) => ({
      ...groupFigure(metric, result.total, null, result, params),
      label: word(`fields.${metric}`),
      definition: word(`definitions.${metric}`),
      format: METRIC_FORMATS[metric],
    })),
  };
}

function groupTable(result: RfmResult, params: RfmParams): TableBlock {
  const { grouping, bins } = params;
  return {
    kind: 'table',
    id: 'groups',
    title: word(`tables.groups.${grouping}`),
    columns: [fieldOf('group', MESSAGE), ...GROUP_METRICS.map((metric) => fieldOf(metric, METRIC_FORMATS[metric]))],
    rows: groupKeys(grouping, bins).map((key, index) => {
      const group = result.groups[index] ?? result.total;
      const members = membersOf(result, grouping, key);
      return [
        { value: groupName(key), segment: ruleOf(params, grouping, key) },
        ...GROUP_METRICS.map((metric) => groupFigure(metric, group, members, result, params)),
      ];
    }),
    total: [{ value: null, caption: word('total') }, ...GROUP_METRICS.map((metric) => groupFigure(metric, result.total, null, result, params))],
  };
}

function revenueChart(result: RfmResult, params: RfmParams): ChartBlock {
  const { grouping, bins } = params;
  return {
    kind: 'chart',
    id: 'group-revenue',
    title: word('charts.groupRevenue'),
    form: 'horizontalBar',
    x: fieldOf('group', MESSAGE),
    y: fieldOf('revenue', MONEY),
    series: [
      {
        key: 'revenue',
        label: word('fields.revenue'),
        points: groupKeys(grouping, bins).map((key, index) => ({
          ...groupFigure('revenue', result.groups[index] ?? result.total, membersOf(result, grouping, key), result, params),
          x: groupName(key),
          segment: ruleOf(params, grouping, key),
        })),
      },
    ],
  };
}
