import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readHealth } from '../../electron/backend/health/read-health.ts';
import { commitImport } from '../../electron/backend/imports/commit-import.ts';
import type { Health } from '../../shared/contract/health.ts';
import { importMappingSchema } from '../../shared/model/import-mapping.ts';
import { openWorkbench, quietJob, type Workbench } from '../electron/backend/imports/support/workbench.ts';
import { hasReference, referencePath } from './reference-data.ts';

const RETAIL = referencePath('data', 'online-retail', 'online_retail.csv.gz');

/** UCI Online Retail, every row; expected counts taken with Python's csv module over the same file. */
describe.runIf(hasReference(RETAIL))('data health of Online Retail (541,909 rows)', () => {
  let bench: Workbench;
  let health: Health;
  beforeAll(async () => {
    bench = await openWorkbench();
    const mapping = importMappingSchema.parse(JSON.parse(readFileSync('test/fixtures/online-retail-mapping.json', 'utf8')));
    await commitImport(bench, { path: RETAIL, mapping: { ...mapping, filters: [] } }, quietJob());
    health = await readHealth(bench);
  }, 300_000);
  afterAll(() => bench.close());

  const columnOf = (relation: string, column: string) =>
    health.relations.find((found) => found.relation === relation)?.columns.find((found) => found.column === column);

  test('135,080 lines name no customer', () => {
    expect(columnOf('order_lines', 'customer_id')).toMatchObject({ rows: 541_909, filled: 541_909 - 135_080 });
  });

  test('two of its 38 countries are none: Unspecified (446 lines) and European Community (61)', () => {
    expect(columnOf('order_lines', 'country')).toMatchObject({
      distinct: 38,
      valid: 541_909 - 446 - 61,
      invalidExamples: [
        { value: 'Unspecified', rows: 446 },
        { value: 'European Community', rows: 61 },
      ],
    });
  });

  test('lines that agree with another in everything stored', () => {
    expect(health.relations.find(({ relation }) => relation === 'order_lines')?.duplicates).toBe(10_151);
  });

  test('the sale of 80,995 pieces and its return the same day lie far outside', () => {
    expect(columnOf('order_lines', 'amount')?.outliers?.examples).toEqual(['168469.6', '-168469.6', '77183.6']);
  });
});
