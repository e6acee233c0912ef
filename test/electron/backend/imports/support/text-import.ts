import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkImport } from '../../../../../electron/backend/imports/check-import.ts';
import { commitImport } from '../../../../../electron/backend/imports/commit-import.ts';
import type { Check, ImportMode, ImportSummary } from '../../../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../../../shared/model/import-kind.ts';
import type { ColumnReading, ImportMapping } from '../../../../../shared/model/import-mapping.ts';
import { ROLE_FORMS, type Role } from '../../../../../shared/model/role.ts';
import { sql } from '../../../../../shared/warehouse/sql.ts';
import { quietJob, type Workbench } from './workbench.ts';

const READINGS: Readonly<Record<(typeof ROLE_FORMS)[Role], ColumnReading>> = {
  none: { kind: 'text' },
  key: { kind: 'text' },
  text: { kind: 'text' },
  time: { kind: 'text' },
  decimal: { kind: 'number', decimal: '.', thousands: '' },
  date: { kind: 'date', order: 'ymd', calendar: 'gregorian' },
  flag: { kind: 'flag', yes: ['yes', 'true', '1'], no: ['no', 'false', '0'] },
};

/** A mapping by hand: role of each column, in their order; "attribute" or "ignore" may come several times. */
export function handMapping(
  kind: ImportKind,
  header: readonly string[],
  roles: readonly Role[],
  readings: Partial<Record<Role, ColumnReading>> = {},
  dialect: Partial<ImportMapping['dialect']> = {},
): ImportMapping {
  return {
    version: 1,
    kind,
    dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, hasHeader: true, ...dialect },
    columns: roles.map((role, index) => ({ index, header: header[index] ?? '', role, reading: readings[role] ?? READINGS[ROLE_FORMS[role]] })),
    filters: [],
  };
}

let files = 0;

/** Writes lines of text whose first is the header, its fields roles or "header=role"; gives the file with its mapping. */
function writeText(bench: Workbench, kind: ImportKind, lines: readonly string[], name = `file-${++files}.csv`) {
  const columns = (lines[0] ?? '').split(',').map((field) => field.split('=') as [string, string?]);
  const header = columns.map(([title]) => title);
  const path = join(bench.folder, name);
  writeFileSync(path, [header.join(), ...lines.slice(1)].join('\n').concat('\n'));
  return {
    path,
    mapping: handMapping(
      kind,
      header,
      columns.map(([title, role]) => (role ?? title) as Role),
    ),
  };
}

/** What importing lines of text would do. */
export function checkText(bench: Workbench, kind: ImportKind, lines: readonly string[]): Promise<Check> {
  return checkImport(bench.store, writeText(bench, kind, lines), quietJob());
}

/** Imports lines of text through the parser; the first line is the header, its fields are the roles or "header=role". */
export async function importText(
  bench: Workbench,
  kind: ImportKind,
  lines: readonly string[],
  options: { readonly mode?: ImportMode; readonly name?: string } = {},
): Promise<ImportSummary> {
  const { path, mapping } = writeText(bench, kind, lines, options.name);
  return commitImport(
    { store: bench.store, warehouse: bench.warehouse },
    { path, mapping, mode: options.mode ?? 'update', allowRepeat: true },
    quietJob(),
  );
}

/** Rows of a question to the warehouse as objects. */
export async function ask(bench: Workbench, text: string): Promise<Record<string, unknown>[]> {
  const { columns, rowCount } = await bench.warehouse.query({ text, values: sql``.values });
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, { values, nulls }]) => {
        const value = nulls?.[row] === 1 ? null : values[row];
        return [name, typeof value === 'bigint' ? Number(value) : value];
      }),
    ),
  );
}
