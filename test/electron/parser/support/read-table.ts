import { openTables } from '../../../../electron/parser/readers/tables/open-tables.ts';
import type { TablePart } from '../../../../shared/model/import-mapping.ts';

/** Canonical text of a table of a file. */
export async function readTable(path: string, part: TablePart | null = null): Promise<string> {
  await using tables = await openTables(path, { isPreview: false });
  await using source = await tables.open(part);
  let text = '';
  for await (const block of source.blocks()) text += Buffer.from(block).toString('utf8');
  return text;
}

/** Names of the tables of a file, as `member|table`. */
export async function listTables(path: string): Promise<string[]> {
  await using tables = await openTables(path, { isPreview: true });
  return (await tables.parts()).map(({ member, table, format }) => [member, table, format].filter((word) => word !== null).join('|'));
}
