const TABLE_BREAK = /[\t\n]/;

/** Cells copied from a spreadsheet as text with one kind of line end; null when the clipboard holds no table. */
export function pastedTable(transfer: Pick<DataTransfer, 'getData'>): string | null {
  const text = transfer.getData('text/plain').replace(/\r\n?/g, '\n');
  return TABLE_BREAK.test(text.trim()) ? text : null;
}
