/** What is known of a column's values. */
export interface CountedColumn {
  readonly rows: number;
  readonly filled: number;
  /** Filled values that pass the column's rule; null without a rule. */
  readonly valid: number | null;
}

/** Share of rows that have a value, 0–1; 1 without rows: nothing is missing. */
export function scoreCompleteness({ rows, filled }: CountedColumn): number {
  return rows === 0 ? 1 : filled / rows;
}

/** Share of the filled values that pass the rule, 0–1; null when there is no rule or nothing to judge. */
export function scoreValidity({ filled, valid }: CountedColumn): number | null {
  return valid === null || filled === 0 ? null : valid / filled;
}

/** Mark of a column, 0–1: its completeness, or the mean of completeness and validity where its values can be judged. */
export function scoreColumn(column: CountedColumn): number {
  const validity = scoreValidity(column);
  const completeness = scoreCompleteness(column);
  return validity === null ? completeness : (completeness + validity) / 2;
}

/** Mark of a table, 0–1: mean over its columns that hold anything at all (a column that no file brought is no fault); 1 when none does. */
export function scoreRelation(columns: readonly CountedColumn[]): number {
  const held = columns.filter(({ filled }) => filled > 0);
  return held.length === 0 ? 1 : held.reduce((sum, column) => sum + scoreColumn(column), 0) / held.length;
}
