import { basename } from 'node:path';
import { ParserFailure } from '../../../electron/parser/parser-failure.ts';
import { readDelimited } from '../../../electron/parser/read/read-file.ts';
import { previewDelimited } from '../../../electron/parser/sniff/preview.ts';
import type { Dialect, ImportMapping } from '../../../shared/model/import-mapping.ts';
import type { Role } from '../../../shared/model/role.ts';
import { createGatherer, TEXT } from '../../electron/parser/support/collect.ts';
import type { CleanTable } from './clean-table.ts';

/** Roles of text, so that a table can be loaded as it stands whatever its columns mean; the first must hold a value. */
const TEXT_ROLES: readonly Role[] = [
  'customerName',
  'address',
  'city',
  'region',
  'country',
  'company',
  'industry',
  'website',
  'gender',
  'language',
  'source',
  'tags',
];

export interface LoadedTable extends CleanTable {
  readonly dialect: Dialect;
  readonly refused: number;
}

/**
 * A file as it is loaded when nobody chooses anything: the preview's own proposal, read by the parser, every column as text. A file without a single
 * byte is an empty table (the program says so in one sentence); null = it was refused as a whole.
 */
export async function loadTable(path: string): Promise<LoadedTable | null> {
  try {
    const { preview } = await previewDelimited({ path, fileName: basename(path), dialect: {}, kind: null, saved: [] });
    const { dialect } = preview;
    const names = preview.columns.map(({ header }) => header);
    const mapping: ImportMapping = {
      ...preview.mapping,
      kind: 'customers',
      columns: preview.columns.map(({ index, header }) => ({ index, header, role: TEXT_ROLES[index] ?? 'ignore', reading: TEXT })),
    };
    const gather = createGatherer();
    const { rejected } = await readDelimited({ path, mapping, keepRaw: true }, async (chunk) => gather.take(chunk));
    const roles = TEXT_ROLES.slice(0, names.length);
    const records = gather.gathered.records.map(({ values }) => roles.map((role) => String(values[role] ?? '')));
    return { header: dialect.hasHeader ? names : [], records, dialect, refused: rejected };
  } catch (error) {
    if (!(error instanceof ParserFailure)) throw error;
    return error.code === 'FILE_EMPTY' ? { header: [], records: [], dialect: EMPTY, refused: 0 } : null;
  }
}

const EMPTY: Dialect = { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, hasHeader: false };
