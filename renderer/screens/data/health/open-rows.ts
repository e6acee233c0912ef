import { viewContextSchema } from '../../../../shared/contract/analyses.ts';
import type { ColumnHealth } from '../../../../shared/contract/health.ts';
import { type Drill, drillSchema } from '../../../../shared/warehouse/drill.ts';
import type { Predicate } from '../../../../shared/warehouse/predicate.ts';
import { openPanel } from '../../../state/panel.ts';

/** The relation as one whose rows can be looked at, or null. */
export function drillable(relation: string): Drill['relation'] | null {
  const known = drillSchema.shape.relation.safeParse(relation);
  return known.success ? known.data : null;
}

export interface ShownRows {
  readonly relation: Drill['relation'];
  readonly where: Predicate;
  readonly title: string;
  readonly rows: number;
}

/** Opens the rows behind a count of the health page; the period and filter of the window do not apply, as they do not to the count. */
export function openRows({ relation, where, title, rows }: ShownRows): void {
  openPanel({
    kind: 'rows',
    drill: { relation, where, measure: { fn: 'count' } },
    context: viewContextSchema.parse({}),
    title,
    value: rows,
    format: { kind: 'integer' },
    ...(relation === 'customers' ? { segment: where } : {}),
  });
}

/** Rows in which a column has no value. */
export function rowsWithout({ column }: Pick<ColumnHealth, 'column'>): Predicate {
  return { op: 'null', column };
}

/** Rows with one value of a text column. */
export function rowsWith({ column }: Pick<ColumnHealth, 'column'>, value: string): Predicate {
  return { op: 'compare', column, comparison: 'eq', value };
}
