import type { Block, ChartBlock, TableBlock } from '../blocks.ts';
import { DAY, estimateFigure, fieldOf, MESSAGE, PERCENT, word } from './figures.ts';
import { CHURN_ID, type ChurnParams, type ChurnResult } from './schema.ts';

const SCORE = { kind: 'number', digits: 4 } as const;
const EXACT = { kind: 'number', digits: 6 } as const;

/** How well each way of telling did on an earlier evening, and the model behind the first. */
export function presentTest(result: ChurnResult, params: ChurnParams): Block[] {
  const model = modelTable(result);
  if (result.testDay === null)
    return [{ kind: 'note', id: 'no-test', tone: 'caution', message: word('notes.noTest', { days: params.horizonDays }) }, ...model];
  return [calibration(result, result.testDay), scores(result), ...model];
}

function calibration(result: ChurnResult, testDay: number): ChartBlock {
  return {
    kind: 'chart',
    id: 'calibration',
    depth: 'analyst',
    title: word('charts.calibration', { day: { value: testDay, format: DAY } }),
    form: 'scatter',
    x: fieldOf('expected', PERCENT),
    y: fieldOf('observed', PERCENT),
    series: result.calibrations.map(({ predictor, groups }) => ({
      key: predictor,
      label: word(`predictors.${predictor}`),
      points: groups.map(({ customers, expected, silent }) => ({ x: expected, ...estimateFigure(silent / customers, result) })),
    })),
    note: word('notes.calibration'),
  };
}

function scores(result: ChurnResult): TableBlock {
  return {
    kind: 'table',
    id: 'scores',
    depth: 'analyst',
    title: word('tables.scores'),
    columns: [fieldOf('predictor', MESSAGE), fieldOf('brier', SCORE), fieldOf('baseline', SCORE), fieldOf('discrimination', PERCENT)],
    rows: result.calibrations.map(({ predictor, brier, baseline, discrimination }) => [
      { value: `analyses.${CHURN_ID}.predictors.${predictor}` },
      estimateFigure(brier, result),
      estimateFigure(baseline, result),
      estimateFigure(discrimination, result),
    ]),
  };
}

function modelTable(result: ChurnResult): TableBlock[] {
  const { model } = result;
  if (model === null) return [];
  return [
    {
      kind: 'table',
      id: 'model',
      depth: 'statistician',
      title: word('tables.model'),
      columns: [fieldOf('parameter', { kind: 'text' }), fieldOf('estimate', EXACT), fieldOf('standardError', EXACT)],
      rows: [
        ...model.names.map((name, index) => [
          { value: name },
          estimateFigure(model.parameters[index] ?? null, result),
          estimateFigure(model.standardErrors?.[index] ?? null, result),
        ]),
        [{ value: null, caption: word('fields.logLikelihood') }, estimateFigure(model.logLikelihood, result), { value: null }],
      ],
    },
  ];
}
