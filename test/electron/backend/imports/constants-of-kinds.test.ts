import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commitImport } from '../../../../electron/backend/imports/commit-import.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../../shared/model/import-kind.ts';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import { RECORD_KINDS } from '../../../../shared/model/record-kind.ts';
import { neededReading, type Role } from '../../../../shared/model/role.ts';
import { constantRolesOf } from '../../../../shared/model/row-constants.ts';
import { digestRelations } from '../../../support/table-digest.ts';
import { handMapping } from './support/text-import.ts';
import { verifyStore } from './support/verify-store.ts';
import { openWorkbench, quietJob, type Workbench } from './support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

const ROWS = [1, 2, 3];

/** What a row of the kind needs beside what can be the same in all: its number, whom it is about, when and how much. */
function ownRoles(kind: ImportKind, same: readonly Role[]): Role[] {
  const { key, at, hasCustomer, requires, columns } = RECORD_KINDS[kind];
  const wanted: (Role | null)[] = [
    key,
    at,
    hasCustomer ? 'customerId' : null,
    'amount' in columns ? 'amount' : null,
    ...requires.map(([first]) => first ?? null),
  ];
  return [...new Set(wanted.filter((role) => role !== null && !same.includes(role)).flatMap((role) => role ?? []))];
}

function sampleOf(role: Role, row: number): string {
  const needed = neededReading(role);
  return needed === 'number' ? `${row}.5` : needed === 'date' ? `2024-03-0${row}` : needed === 'flag' ? 'yes' : `${role} ${row}`;
}

async function load(kind: ImportKind, roles: readonly Role[], constants: readonly Role[]): Promise<Record<string, string>> {
  const path = join(bench.folder, 'file.csv');
  const cell = (role: Role, row: number) => (constantRolesOf(kind).includes(role) ? `same ${role}` : sampleOf(role, row));
  writeFileSync(path, `${[roles.join(), ...ROWS.map((row) => roles.map((role) => cell(role, row)).join())].join('\n')}\n`);
  const mapping: ImportMapping = {
    ...handMapping(kind, roles, roles),
    constants: constants.map((role) => ({ role, value: `same ${role}` })),
  };
  await commitImport(bench, { path, mapping, allowRepeat: true }, quietJob());
  return { ...(await digestRelations(bench.warehouse)) };
}

// Orders that lines name have to be there before them.
test.each(IMPORT_KINDS.filter((kind) => kind !== 'orderLines' && constantRolesOf(kind).length > 0))(
  '%s: what is said once of all rows is stored as if a column said it of each',
  async (kind) => {
    const same = constantRolesOf(kind);
    const own = ownRoles(kind, same);
    const byColumns = await load(kind, [...own, ...same], []);
    await bench.undo(1);
    const byConstants = await load(kind, own, same);
    expect(byConstants).toEqual(byColumns);
    expect(await verifyStore(bench)).toEqual([]);
  },
  30_000,
);
