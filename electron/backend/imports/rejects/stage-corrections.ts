import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Correction } from '../../../../shared/contract/rejects.ts';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import { formatCsvRecord } from '../../exports/csv/csv-record.ts';
import { writeWhole } from '../../platform/staging.ts';
import type { ImportRecord } from '../../store/queries/imports.ts';

/** Corrected records as a small file of the plainest form, and how it is read. */
export interface StagedCorrections {
  readonly path: string;
  readonly mapping: ImportMapping;
  readonly remove: () => Promise<void>;
}

/**
 * Writes corrected records as comma-separated UTF-8 under the header of their import. The mapping keeps columns, conditions and
 * cleaning steps; only the form of the file is another. Fields beyond the header are dropped where they are empty.
 */
export async function stageCorrections(stagingDir: string, parent: ImportRecord, rows: readonly Correction[]): Promise<StagedCorrections> {
  const folder = join(stagingDir, 'corrections');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${randomUUID()}.csv`);
  const width = parent.header.length;
  const lines = [parent.mapping.dialect.hasHeader ? [...parent.header] : null, ...rows.map(({ fields }) => fitWidth(fields, width))];
  await writeWhole(path, lines.flatMap((line) => (line === null ? [] : `${formatRecord(line)}\r\n`)).join(''));
  return { path, mapping: plainMapping(parent.mapping), remove: () => rm(path, { force: true }) };
}

/** The mapping for the plain file: everything but the form stays as it was. */
export function plainMapping({ part: _part, steps, ...mapping }: ImportMapping): ImportMapping {
  // The rows above are not there: what they would fill in stands in the records already.
  const kept = steps?.filter(({ step }) => step !== 'fillDown') ?? [];
  return {
    ...mapping,
    ...(kept.length === 0 ? {} : { steps: kept }),
    dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, hasHeader: mapping.dialect.hasHeader },
  };
}

function fitWidth(fields: readonly string[], width: number): string[] {
  let end = fields.length;
  while (end > width && fields[end - 1]?.trim() === '') end -= 1;
  return fields.slice(0, end);
}

/** A record of one empty field would be a blank line, which is no record. */
function formatRecord(fields: readonly string[]): string {
  return fields.length === 1 && fields[0] === '' ? '""' : formatCsvRecord(fields, ',');
}
