import { between, countRows } from '../../warehouse/conditions.ts';
import type { Block, ChartBlock, Field, Figure, FindingBlock, MatrixBlock, ValueFormat } from '../blocks.ts';
import type { AnalysisContext } from '../define.ts';
import { cellFigure, cellFormat, spanOf, summaryFigure, word } from './figures.ts';
import type { Cohort, CohortParams, CohortResult } from './schema.ts';

/** More curves than this hide each other; the matrix has every cohort. */
const MAX_CURVES = 12;

/** Answer, matrix, curves, notes. */
export function presentCohort(result: CohortResult, params: CohortParams, context: AnalysisContext): Block[] {
  if (result.cohorts.length === 0) return [{ kind: 'note', id: 'empty', tone: 'info', message: word('empty') }];
  const period: ValueFormat = { kind: 'period', grain: params.grain, calendar: context.calendar };
  const ages = Array.from({ length: Math.max(...result.cohorts.map(({ values }) => values.length)) }, (_, age) => age);
  const summary = ages.map((age) => summaryFigure(age, result, params));
  const blocks: Block[] = [answer(result, params), matrix(result, params, period, ages, summary), curves(result, params, period, summary)];
  const last = result.periods.at(-1);
  if (last?.unfinished === true) {
    const key = params.includeUnfinished ? 'notes.unfinishedIncluded' : 'notes.unfinished';
    blocks.push({
      kind: 'note',
      id: 'unfinished',
      tone: 'caution',
      message: word(key, { period: { value: last.start, format: period }, day: { value: last.toDay, format: { kind: 'day' } } }),
    });
  }
  if (result.leftOut > 0) {
    blocks.push({
      kind: 'note',
      id: 'left-out',
      tone: 'info',
      message: word('notes.leftOut', { shown: result.periods.length, count: result.leftOut }),
    });
  }
  blocks.push({ kind: 'note', id: 'method', tone: 'method', message: word('notes.method') });
  return blocks;
}

/** What comes back one period after the first purchase, over all finished cohorts. */
function answer(result: CohortResult, params: CohortParams): FindingBlock {
  const figure = summaryFigure(1, result, { ...params, show: 'percentOfFirst' });
  const format: ValueFormat = { kind: 'percent', digits: 1 };
  if (figure === null) return { kind: 'finding', id: 'answer', claim: word('answer.tooShort', { grain: word(`options.grain.${params.grain}`) }) };
  return {
    kind: 'finding',
    id: 'answer',
    claim: word(`answer.${params.measure}.${params.grain}`, { share: { value: figure.value, format }, count: figure.n ?? 0 }),
    figure: { ...figure, format, label: word(`answer.label.${params.measure}`) },
  };
}

function matrix(result: CohortResult, params: CohortParams, period: ValueFormat, ages: readonly number[], summary: (Figure | null)[]): MatrixBlock {
  return {
    kind: 'matrix',
    id: 'matrix',
    title: word(`matrix.${params.measure}`),
    row: fieldOf('cohort', period),
    column: ageField(params),
    cell: cellField(params),
    columns: [...ages],
    rows: result.cohorts.map((cohort) => ({
      head: { value: spanOf(cohort, 0, result).start, segment: membersOf(cohort, result), ...flagOf(cohort, result) },
      extra: [sizeFigure(cohort, result)],
      cells: ages.map((age) => cellFigure(cohort, age, result, params)),
    })),
    extra: [fieldOf('size', { kind: 'integer' })],
    scale: 'sequential',
    summary: [{ label: word(params.show === 'absolute' ? 'summary.total' : 'summary.mean'), cells: summary }],
  };
}

/** One curve per recent cohort, and the summary. */
function curves(result: CohortResult, params: CohortParams, period: ValueFormat, summary: readonly (Figure | null)[]): ChartBlock {
  const shown = result.cohorts.slice(-MAX_CURVES);
  const pointsOf = (figures: readonly (Figure | null)[]): ChartBlock['series'][number]['points'] =>
    figures.flatMap((figure, age) => (figure === null ? [] : [{ ...figure, x: age }]));
  const mean = { key: 'mean', label: word('summary.mean'), points: pointsOf(summary) };
  return {
    kind: 'chart',
    id: 'curves',
    title: word(`curves.${params.measure}`),
    form: 'line',
    x: ageField(params),
    y: cellField(params),
    series: [
      ...(params.show === 'absolute' ? [] : [mean]),
      ...shown.map((cohort) => ({
        key: `cohort-${spanOf(cohort, 0, result).start}`,
        label: word('curve', { cohort: { value: spanOf(cohort, 0, result).start, format: period } }),
        points: pointsOf(cohort.values.map((_, age) => cellFigure(cohort, age, result, params))),
      })),
    ],
    ...(shown.length < result.cohorts.length ? { note: word('notes.curves', { count: shown.length }) } : {}),
  };
}

function sizeFigure(cohort: Cohort, result: CohortResult): Figure {
  return {
    value: cohort.size,
    drill: { relation: 'customers', where: membersOf(cohort, result), measure: countRows() },
    segment: membersOf(cohort, result),
    ...flagOf(cohort, result),
  };
}

function membersOf(cohort: Cohort, result: CohortResult): ReturnType<typeof between> {
  const { fromDay, toDay } = spanOf(cohort, 0, result);
  return between('first_day', fromDay, toDay);
}

function flagOf(cohort: Cohort, result: CohortResult): { unfinished?: true } {
  return spanOf(cohort, 0, result).unfinished ? { unfinished: true } : {};
}

function cellField(params: CohortParams): Field {
  return { ...fieldOf(`${params.measure}.${params.show}`, cellFormat(params)), key: 'value' };
}

function ageField({ grain }: CohortParams): Field {
  return { key: 'age', label: word(`fields.age.${grain}`), format: { kind: 'integer' }, definition: word('definitions.age') };
}

function fieldOf(key: string, format: ValueFormat): Field {
  return { key, label: word(`fields.${key}`), format, definition: word(`definitions.${key}`) };
}
