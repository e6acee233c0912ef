/** Lines of a table with aligned columns for a terminal; numbers are aligned to the right when every cell of a column looks like one. */
export function toTextTable(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const isNumeric = header.map((_, index) => rows.every((row) => /^[-−(]?[\d.,%\s$€£¥)]*$/.test(row[index] ?? '')));
  const widths = header.map((title, index) => Math.max(title.length, ...rows.map((row) => (row[index] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    header
      .map((_, index) => {
        const cell = cells[index] ?? '';
        const width = widths[index] ?? 0;
        return isNumeric[index] ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [line(header), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)];
}
