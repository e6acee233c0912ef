import type { Join } from '../../../../shared/contract/import-sets.ts';
import { NO_DRAFT, stepsInForce } from '../session/batch-draft.ts';
import type { BatchReading, SetTable } from '../session/batch-reading.ts';
import { changeDraft } from '../session/session-store.ts';
import { type StepDraft, withStep } from '../session/step-drafts.ts';

/** Joins by what they are for: those the import uses, with orphans first; pairs of tables that meet in a third; others that were found. */
export function joinsByUse(joins: readonly Join[]): {
  readonly used: readonly Join[];
  readonly siblings: readonly Join[];
  readonly others: readonly Join[];
} {
  const worst = (join: Join) => matchShare(join) - (join.multiplied.length > 0 ? 1 : 0);
  return {
    used: joins.filter(({ isUsed, isSibling }) => isUsed && isSibling !== true).toSorted((one, other) => worst(one) - worst(other)),
    siblings: joins.filter(({ isUsed, isSibling }) => isUsed && isSibling === true),
    others: joins.filter(({ isUsed }) => !isUsed),
  };
}

/** An amount that a plain join would count more than once, and the join that would. */
export interface Multiplied {
  readonly join: Join;
  readonly multiplied: Join['multiplied'][number];
}

/** Of joins that are told in short: for each amount column the one that would miscount it most. */
export function worstMultiplied(joins: readonly Join[]): readonly Multiplied[] {
  const error = ({ multiplied }: Multiplied) => Math.abs(Number(multiplied.joinedTotal) - Number(multiplied.total));
  const byColumn = new Map<string, Multiplied>();
  for (const join of joins) {
    for (const multiplied of join.multiplied) {
      const key = `${multiplied.file}.${multiplied.column}`;
      const known = byColumn.get(key);
      if (known === undefined || error(known) < error({ join, multiplied })) byColumn.set(key, { join, multiplied });
    }
  }
  return [...byColumn.values()];
}

/** Share of the values that were found, 1 when there are none. */
export function matchShare({ values, matched }: Pick<Join, 'values' | 'matched'>): number {
  return values === 0 ? 1 : matched / values;
}

/** A value, and the one it means. */
export interface ValueFix {
  readonly from: string;
  readonly to: string;
}

/** A join as a comparable text. */
export function titleOf({ from, to }: Join): string {
  return `${from.file}.${from.column} ${to.file}.${to.column}`;
}

/** Name of a column of one of the tables. */
export function columnOf(tables: readonly SetTable[], { file, column }: Join['from']): string {
  return tables[file]?.file.mapping.columns.find(({ index }) => index === column)?.header ?? '';
}

/** Name of a table. */
export function fileOf(tables: readonly SetTable[], file: number): string {
  return tables[file]?.file.fileName ?? '';
}

/** Makes the near misses of a join the values they mean: a value map on the batch of the file that has them. */
export function fixNearMisses(join: Join, tables: readonly SetTable[], readings: readonly BatchReading[], misses: Join['nearMisses']): void {
  fixValues(tables[join.from.file], join.from.column, readings, misses);
}

/** Makes values of a column of a table the ones they mean: a value map on the batch of the table. */
export function fixValues(table: SetTable | undefined, column: number, readings: readonly BatchReading[], values: readonly ValueFix[]): void {
  const reading = readings.find(({ batch }) => batch.id === table?.batchId);
  if (reading === undefined) return;
  const { preview, drafted } = reading;
  changeDraft(reading.batch.id, (draft) => ({
    ...draft,
    steps: withValues(stepsInForce(draft ?? NO_DRAFT, preview), drafted.idOf(column), values),
  }));
}

/** Steps with further values mapped: in the map the column has already, else in a new one. */
export function withValues(steps: readonly StepDraft[], column: number, misses: readonly ValueFix[]): readonly StepDraft[] {
  const values = misses.map(({ from, to }) => ({ from, to }));
  const known = steps.find(({ step, isOn }) => isOn && step.step === 'mapValues' && step.column === column);
  if (known?.step.step !== 'mapValues') return withStep(steps, { step: 'mapValues', column, values });
  const old = known.step.values.filter(({ from }) => !values.some((value) => value.from === from));
  const grown = { ...known.step, values: [...old, ...values] };
  return steps.map((one) => (one === known ? { ...one, step: grown } : one));
}

const RIGHT_TO_LEFT_MARK = '\u200f';

/** The files by name in the order in which they will be loaded, numbered; Latin names keep their own direction inside a line that runs the other way. */
export function orderText(order: readonly number[], tables: readonly SetTable[], number: (value: number) => string, isRightToLeft: boolean): string {
  const names = order.map((place, rank) => `${number(rank + 1)}. \u2068${fileOf(tables, place)}\u2069`);
  return `${isRightToLeft ? RIGHT_TO_LEFT_MARK : ''}${names.join('  ')}`;
}
