/** One CSV record without its line end: a field is quoted when it holds the separator, a quote, a line break or outer spaces (RFC 4180). */
export function formatCsvRecord(fields: readonly string[], separator: string): string {
  return fields.map((field) => (needsQuotes(field, separator) ? `"${field.replaceAll('"', '""')}"` : field)).join(separator);
}

function needsQuotes(field: string, separator: string): boolean {
  return field.includes(separator) || /["\r\n]|^\s|\s$/.test(field);
}
