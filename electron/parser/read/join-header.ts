/** Names of the columns from the records the header stands in, the texts of several joined by a blank. */
export function joinHeader(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: width }, (_, column) =>
    rows
      .map((fields) => (fields[column] ?? '').trim())
      .filter((name) => name !== '')
      .join(' '),
  );
}
