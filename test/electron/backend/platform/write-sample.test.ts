import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSample } from '../../../../electron/backend/platform/write-sample.ts';
import { importMappingSchema } from '../../../../shared/model/import-mapping.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-sample-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(['en', 'fa'] as const)('writeSample in %s', (locale) => {
  it('writes all files, their mappings and the truth', async () => {
    const written = await writeSample(join(folder, locale), { locale });
    for (const [path, mapping] of [
      [written.ordersPath, written.ordersMapping],
      [written.customersPath, written.customersMapping],
      ...written.others.map(({ path, mapping: own }) => [path, own] as const),
    ] as const) {
      const { data, errors } = Papa.parse<string[]>((await readFile(path, 'utf8')).trimEnd());
      expect(errors).toEqual([]);
      expect(importMappingSchema.parse(mapping).columns.map(({ header }) => header)).toEqual(data[0]);
      expect(data.every((row) => row.length === mapping.columns.length)).toBe(true);
      expect(data.length).toBeGreaterThan(mapping.kind === 'costs' ? 60 : 200);
      if (mapping.kind === 'customers') expect(data).toHaveLength(1 + 3000 + 450);
    }
    const truth = JSON.parse(await readFile(written.truthPath, 'utf8'));
    expect(truth).toMatchObject({ seed: 7, locale, firstDay: '2023-09-01', bgNbd: { r: 0.62 } });
    expect(truth.customers).toHaveLength(3000);
    expect(written.currency).toBe(locale === 'en' ? 'EUR' : 'IRR');
  });
});
