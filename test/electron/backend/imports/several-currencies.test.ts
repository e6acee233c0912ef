import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkImport } from '../../../../electron/backend/imports/check-import.ts';
import { commitImport } from '../../../../electron/backend/imports/commit-import.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { handMapping } from './support/text-import.ts';
import { openWorkbench, quietJob, type Workbench } from './support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

const ROLES: readonly Role[] = ['orderId', 'orderDate', 'amount', 'currency'];
function file(rows: readonly string[], roles: readonly Role[] = ROLES) {
  const path = join(bench.folder, 'orders.csv');
  writeFileSync(path, `${roles.join()}\n${rows.join('\n')}\n`);
  return { path, mapping: handMapping('orders', [...roles], roles) };
}
const toldOf = async (...parts: Parameters<typeof file>) => (await checkImport(bench.store, file(...parts), quietJob())).ledger.currencies;

describe('figures in several currencies are told of, since they are added up as they are', () => {
  test('by the signs beside them', async () => {
    expect(await toldOf(['1,2024-01-01,$5', '2,2024-01-02,€7', '3,2024-01-03,8'], ROLES.slice(0, 3))).toEqual(['$', '€']);
    expect(await toldOf(['1,2024-01-01,$5', '2,2024-01-02,7 USD', '3,2024-01-03,8'], ROLES.slice(0, 3))).toBeUndefined();
  });

  test('by the column that says so, and by a sign that contradicts it', async () => {
    expect(await toldOf(['1,2024-01-01,5,USD', '2,2024-01-02,7,EUR'])).toEqual(['USD', 'EUR']);
    expect(await toldOf(['1,2024-01-01,€5,USD', '2,2024-01-02,7,USD'])).toEqual(['€', 'USD']);
    expect(await toldOf(['1,2024-01-01,$5,USD', '2,2024-01-02,7,usd'])).toBeUndefined();
  });

  test('and the import keeps it', async () => {
    const { ledger } = await commitImport(bench, file(['1,2024-01-01,5,USD', '2,2024-01-02,7,EUR']), quietJob());
    expect(ledger).toMatchObject({ loaded: 2, amount: '12', currencies: ['USD', 'EUR'] });
  });
});
