/** More labels than this are looked up by joining their table: the view would become too long to be read with every question. */
const MOST_INLINE = 500;

/** How a view over a table with columns `<name>_code` reads their labels. */
export interface LabelColumns {
  /** The text of a column; null for code 0. */
  readonly text: (column: string) => string;
  /** What the table is joined with. */
  readonly joins: string;
}

/** Reads `columns` of the table `alias`. */
export function labelColumns(labels: readonly string[], alias: string, columns: readonly string[]): LabelColumns {
  if (labels.length > MOST_INLINE) {
    const joins = columns.map((column) => ` left join bookkeeping.labels ${column}_labels on ${column}_labels.code = ${alias}.${column}_code`);
    return { text: (column) => `${column}_labels.label`, joins: joins.join('') };
  }
  const list = `([${labels.map((label) => `'${label.replaceAll("'", "''")}'`).join(', ')}]::VARCHAR[])`;
  return { text: (column) => `${list}[${alias}.${column}_code]`, joins: '' };
}
