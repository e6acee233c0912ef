import type { Block } from '../blocks.ts';
import { DAYS, estimate, fieldOf, INTEGER, intervalOf, MESSAGE, nameOf, PERCENT, type Scope, STATISTIC, word } from './figures.ts';

const ONE_DIGIT = { kind: 'number', digits: 1 } as const;

/** Life table, plateau, shapes of the times, and the lines that must be parallel for hazards to be proportional. */
export function presentDepth(scope: Scope): Block[] {
  return [...residualCharts(scope), ...plateau(scope), ...intervals(scope), ...shapes(scope), ...parallels(scope)];
}

/** What the model of the groups leaves over, and whether its ratios hold over time. */
function residualCharts(scope: Scope): Block[] {
  const { comparison, keys } = scope.result;
  if (comparison === null) return [];
  const { residuals, ratios, hazards, reference } = comparison;
  const blocks: Block[] = [
    {
      kind: 'chart',
      id: 'residuals',
      depth: 'statistician',
      title: word('charts.residuals'),
      form: 'line',
      x: fieldOf('startDay', { kind: 'day' }),
      y: fieldOf('residual', STATISTIC),
      series: [
        {
          key: 'residual',
          label: word('fields.residual'),
          points: residuals.map(({ startDay, mean, low, high }) => ({
            ...estimate(scope, null, mean, intervalOf(low, high, 'spread')),
            x: startDay,
          })),
        },
      ],
      note: word('notes.residuals'),
    },
  ];
  const shown = hazards.flatMap((row, at) => (row.isUnbounded || !Number.isFinite(row.ratio) ? [] : [{ key: row.key, at }]));
  if (ratios.length < 2 || shown.length === 0) return blocks;
  blocks.push({
    kind: 'chart',
    id: 'ratios',
    depth: 'statistician',
    title: word('charts.ratios'),
    form: 'line',
    x: fieldOf('eventDay', INTEGER),
    y: fieldOf('logRatio', STATISTIC),
    series: shown.map(({ key, at }) => ({
      key,
      label: nameOf(key),
      points: ratios.map(({ day, logRatios }) => ({ ...estimate(scope, key, logRatios[at] ?? null), x: Math.round(day) })),
    })),
    note: word('notes.ratios', { reference: nameOf(keys[reference] ?? '') }),
  });
  return blocks;
}

function plateau(scope: Scope): Block[] {
  const found = scope.result.plateau;
  if (found === null) return [];
  const { share, low, high, lastEvent, watchedLonger, alpha, isBelievable } = found;
  return [
    {
      kind: 'kpi',
      id: 'plateau',
      depth: 'statistician',
      title: word('tables.plateau'),
      items: [
        {
          ...estimate(scope, null, share, intervalOf(low, high, 'logLog')),
          label: word('fields.plateau'),
          definition: word('definitions.plateau'),
          format: PERCENT,
          note: word(isBelievable ? 'notes.plateauBelievable' : 'notes.plateauOpen', {
            days: { value: Math.round(lastEvent), format: DAYS },
            count: watchedLonger,
          }),
        },
        { ...estimate(scope, null, alpha), label: word('fields.alpha'), definition: word('definitions.alpha'), format: STATISTIC },
      ],
    },
  ];
}

function intervals(scope: Scope): Block[] {
  const rows = scope.result.lifeTable;
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      id: 'life-table',
      depth: 'statistician',
      title: word('tables.life'),
      columns: [
        fieldOf('from', INTEGER),
        ...['atStart', 'intervalEvents', 'intervalCensored'].map((key) => fieldOf(key, INTEGER)),
        fieldOf('chance', PERCENT),
        fieldOf('remaining', PERCENT),
      ],
      rows: rows.map(({ from, atStart, events, censored, share, survival }) => [
        { value: from },
        ...[atStart, events, censored].map((count) => estimate(scope, null, count)),
        estimate(scope, null, share),
        estimate(scope, null, survival),
      ]),
      note: word('notes.life'),
    },
  ];
}

function shapes(scope: Scope): Block[] {
  const rows = scope.result.shapes;
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      id: 'shapes',
      depth: 'statistician',
      title: word('tables.shapes'),
      columns: [
        fieldOf('shape', MESSAGE),
        fieldOf('logLikelihood', ONE_DIGIT),
        fieldOf('aic', ONE_DIGIT),
        fieldOf('shapeMedian', DAYS),
        fieldOf('shapeScale', STATISTIC),
      ],
      rows: rows.map(({ distribution, logLikelihood, aic, median, scale }) => [
        { value: word(`shapes.${distribution}`).key },
        estimate(scope, null, logLikelihood),
        estimate(scope, null, aic),
        estimate(scope, null, median),
        estimate(scope, null, scale),
      ]),
      note: word('notes.shapes'),
    },
  ];
}

/** ln(−ln S) over ln t: parallel when hazards are proportional, straight when times are Weibull. */
function parallels(scope: Scope): Block[] {
  const shown = scope.result.groups.filter(({ events }) => events > 1);
  if (shown.length < 2) return [];
  return [
    {
      kind: 'chart',
      id: 'parallels',
      depth: 'statistician',
      title: word('charts.parallels'),
      form: 'scatter',
      x: fieldOf('logTime', STATISTIC),
      y: fieldOf('logLog', STATISTIC),
      series: shown.map((curve) => ({
        key: curve.key,
        label: nameOf(curve.key),
        points: curve.time.flatMap((t, at) => {
          const share = curve.survival[at] ?? 0;
          return t <= 0 || share <= 0 || share >= 1 ? [] : [{ ...estimate(scope, curve.key, Math.log(-Math.log(share))), x: Math.log(t) }];
        }),
      })),
      note: word('notes.parallels'),
    },
  ];
}
