const RULE = /^[:=_*+|-]{2,}$/;

/**
 * Names of the columns from the records the header stands in, the texts of several joined by a blank; rules between them ("-----") are no names. A name that comes more than once in the last of them
 * takes what stands to its left above it, as where one cell spans "units" and "revenue" of a quarter.
 */
export function joinHeader(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const last = (rows.at(-1) ?? []).map((name) => name.trim());
  const repeated = new Set(last.filter((name, index) => name !== '' && last.indexOf(name) !== index));
  const spread = rows.map((fields, row) => (row === rows.length - 1 || repeated.size === 0 ? fields : spreadNames(fields, last, repeated)));
  return Array.from({ length: width }, (_, column) =>
    spread
      .map((fields) => (fields[column] ?? '').trim())
      .filter((name) => name !== '' && !RULE.test(name))
      .join(' '),
  );
}

function spreadNames(fields: readonly string[], names: readonly string[], repeated: ReadonlySet<string>): string[] {
  let before = '';
  return Array.from({ length: Math.max(fields.length, names.length) }, (_, column) => {
    const own = (fields[column] ?? '').trim();
    if (own !== '') before = own;
    return own === '' && repeated.has(names[column] ?? '') ? before : own;
  });
}
