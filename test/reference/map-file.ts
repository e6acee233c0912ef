import { previewFile } from '../../electron/parser/client.ts';
import type { ImportKind } from '../../shared/model/import-kind.ts';
import type { ImportMapping } from '../../shared/model/import-mapping.ts';
import type { Role } from '../../shared/model/role.ts';

/** How a file is read as the preview guesses, with kind and roles (by header) as a person would choose them; all other columns are ignored. */
export async function mapFile(path: string, kind: ImportKind, roles: Readonly<Record<string, Role>>): Promise<ImportMapping> {
  const request = { path, fileName: path, dialect: {}, kind, saved: [] };
  const { preview } = await previewFile(request, new AbortController().signal);
  const { part, steps, ...mapping } = preview.mapping;
  const columns = mapping.columns.map((column) => ({ ...column, role: roles[column.header] ?? ('ignore' as const) }));
  const missing = Object.keys(roles).filter((header) => !columns.some((column) => column.header === header));
  if (missing.length > 0) throw new Error(`${path} has no column ${missing.join(', ')}`);
  return { ...mapping, kind, columns };
}
