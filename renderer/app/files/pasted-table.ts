const TABLE_BREAK = /[\t\n]/;

/** Cells copied from a spreadsheet as a file of tab-separated text; null when the clipboard holds no table. */
export function pastedTable(transfer: Pick<DataTransfer, 'getData'>, name: string): File | null {
  const text = transfer.getData('text/plain').replace(/\r\n?/g, '\n');
  if (!TABLE_BREAK.test(text.trim())) return null;
  return new File([text], name, { type: 'text/tab-separated-values' });
}
