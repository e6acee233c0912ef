import type { Block, ChartBlock, Figure, FindingBlock, NoteBlock, ValueFormat } from '../blocks.ts';
import type { AnalysisContext } from '../define.ts';
import { isCumulative, summaryFigure, word } from './figures.ts';
import { presentComparison, projectionChart } from './present-models.ts';
import { activeChart, ageField, cellField, listRows, matrixBlock, payback, type ShownRow, summaryLabel } from './present-rows.ts';
import { type CohortParams, type CohortResult, cellMeasureOf } from './schema.ts';

/** More curves than this hide each other; the matrix has every cohort. */
const MAX_CURVES = 12;

/** Answer, matrix, curves with what lies ahead, new and returning customers, comparison of the rows, notes. */
export function presentCohort(result: CohortResult, params: CohortParams, context: AnalysisContext): Block[] {
  if (result.cohorts.length === 0) return [note('empty', 'info', word('empty'))];
  const period: ValueFormat = { kind: 'period', grain: params.grain, calendar: context.calendar };
  const rows = listRows(result, params, period);
  const ages = Array.from({ length: Math.max(...result.cohorts.map(({ values }) => values.length)) }, (_, age) => age);
  const summary = ages.map((age) => summaryFigure(age, result, params));
  return [
    answer(result, params),
    ...(params.view === 'curves' ? [] : [matrixBlock(rows, summary, result, params, period)]),
    curves(rows, summary, result, params),
    ...projectionChart(result, params),
    ...activeChart(result, period),
    ...presentComparison(result, params),
    ...notes(rows, result, params, period),
  ];
}

/** What comes back one period after the first purchase, over all finished cohorts; for cumulative money what a customer has brought by the last age everyone has a share in. */
function answer(result: CohortResult, params: CohortParams): FindingBlock {
  if (isCumulative(params.measure)) return cumulativeAnswer(result, params);
  const format: ValueFormat = { kind: 'percent', digits: 1 };
  const figure = summaryFigure(1, result, { ...params, show: 'percentOfFirst', mean: 'weighted' });
  if (figure === null) return { kind: 'finding', id: 'answer', claim: word('answer.tooShort', { grain: word(`options.grain.${params.grain}`) }) };
  const words = params.measure === 'customers' && params.returning === 'onOrAfter' ? 'customersOnOrAfter' : params.measure;
  return {
    kind: 'finding',
    id: 'answer',
    claim: word(words === 'customersOnOrAfter' ? `answer.${words}` : `answer.${words}.${params.grain}`, {
      share: { value: figure.value, format },
      count: figure.n ?? 0,
    }),
    figure: { ...figure, format, label: word(`answer.label.${words}`) },
  };
}

function cumulativeAnswer(result: CohortResult, params: CohortParams): FindingBlock {
  const finished = result.periods.filter(({ unfinished }) => !unfinished).length;
  const age = Math.max(0, Math.floor((finished - 1) / 2));
  const figure = summaryFigure(age, result, { ...params, mean: 'weighted' });
  const format: ValueFormat = { kind: 'money' };
  if (figure === null) return { kind: 'finding', id: 'answer', claim: word('answer.tooShort', { grain: word(`options.grain.${params.grain}`) }) };
  const cost = payback(result, params)?.line ?? null;
  const paid =
    cost === null
      ? null
      : result.periods.findIndex(
          (_, at) => Number(summaryFigure(at, result, { ...params, mean: 'weighted' })?.value ?? Number.NEGATIVE_INFINITY) >= cost,
        );
  const key = cost === null ? 'brought' : paid === null || paid < 0 ? 'notPaid' : 'paid';
  return {
    kind: 'finding',
    id: 'answer',
    claim: word(`answer.${params.measure}.${key}`, {
      value: { value: figure.value, format },
      age: word(`units.${params.grain}`, { count: age }),
      ...(cost === null ? {} : { cost: { value: cost, format } }),
      ...(key === 'paid' ? { paid: word(`units.${params.grain}`, { count: paid ?? 0 }) } : {}),
    }),
    figure: { ...figure, format, label: word(`fields.${params.measure}`) },
  };
}

/** One curve per recent cohort or row, and the summary. */
function curves(rows: readonly ShownRow[], summary: readonly (Figure | null)[], result: CohortResult, params: CohortParams): ChartBlock {
  const shown = params.by === 'time' ? rows.slice(-MAX_CURVES) : rows.slice(0, MAX_CURVES);
  const pointsOf = (figures: readonly (Figure | null)[]): ChartBlock['series'][number]['points'] =>
    figures.flatMap((figure, age) => (figure === null ? [] : [{ ...figure, x: age }]));
  const hasMean = summaryLabel(params) !== 'summary.total';
  const line = payback(result, params)?.line ?? null;
  return {
    kind: 'chart',
    id: 'curves',
    title: word(`curves.${params.measure}`),
    form: 'line',
    x: ageField(params),
    y: cellField(params),
    series: [
      ...(hasMean ? [{ key: 'mean', label: word(summaryLabel(params)), points: pointsOf(summary) }] : []),
      ...shown.map((row) => ({ key: row.key, label: row.label, points: pointsOf(Array.from({ length: row.ages }, (_, age) => row.cell(age))) })),
    ],
    ...(line === null ? {} : { reference: [{ label: word('fields.cost'), value: line, axis: 'y' as const }] }),
    ...(shown.length < rows.length ? { note: word('notes.curves', { count: shown.length }) } : {}),
  };
}

function notes(rows: readonly ShownRow[], result: CohortResult, params: CohortParams, period: ValueFormat): NoteBlock[] {
  const blocks: NoteBlock[] = [];
  const last = result.periods.at(-1);
  if (last?.unfinished === true) {
    const key = params.includeUnfinished ? 'notes.unfinishedIncluded' : 'notes.unfinished';
    blocks.push(
      note(
        'unfinished',
        'caution',
        word(key, { period: { value: last.start, format: period }, day: { value: last.toDay, format: { kind: 'day' } } }),
      ),
    );
  }
  if (result.leftOut > 0) blocks.push(note('left-out', 'info', word('notes.leftOut', { shown: result.periods.length, count: result.leftOut })));
  if (cellMeasureOf(params.measure) === 'margin' && result.cohorts.every(({ values }) => values.every((value) => value === 0n))) {
    blocks.push(note('no-margin', 'caution', word('notes.noMargin')));
  }
  if (params.by !== 'time' && rows.length > 0) blocks.push(note('rows', 'method', word('notes.rows')));
  if (isCumulative(params.measure)) {
    const key = params.acquisitionCost > 0 ? 'costGiven' : result.costs === null ? 'costUnknown' : 'costFromData';
    blocks.push(note('cost', key === 'costUnknown' ? 'info' : 'method', word(`notes.${key}`)));
  }
  blocks.push(note('method', 'method', word('notes.method')));
  return blocks;
}

function note(id: string, tone: NoteBlock['tone'], message: NoteBlock['message']): NoteBlock {
  return { kind: 'note', id, tone, message };
}
