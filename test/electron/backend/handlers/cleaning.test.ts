import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkSchema, importSummarySchema, surveySchema } from '../../../../shared/contract/imports.ts';
import { openTestBackend, type TestBackend } from '../../../support/test-backend.ts';

let folder = '';
let host: TestBackend;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-cleaning-'));
  host = await openTestBackend(folder);
  await host.client.projects.create({ name: 'Cleaning' });
});
afterAll(async () => {
  await host.backend.close();
  await rm(folder, { recursive: true, force: true });
});

const BODY = [
  'customer_id,name,phone,plan,joined',
  ...Array.from({ length: 30 }, (_, index) => {
    const plan = index === 4 ? 'GTXPro' : 'GTX Pro';
    return `C${index},Ann  Lee ${index},0912 345 ${6700 + index},${plan},${String(1 + (index % 28)).padStart(2, '0')}/02/2024`;
  }),
].join('\n');

describe('cleaning, from the proposal to the past import', () => {
  test('steps are proposed, surveyed, checked, loaded, counted and kept; the raw row stays', async () => {
    const { client } = host;
    const path = join(folder, 'people.csv');
    writeFileSync(path, BODY);
    const first = await client.imports.preview({ source: { path } });
    const proposed = first.suggestedSteps ?? [];
    expect(proposed.map(({ step }) => step.step)).toEqual(['trim', 'phone', 'mapValues']);
    const { mapping, steps } = await client.imports.preview({ source: { path }, steps: proposed.map(({ step }) => step), phoneCountry: 'IR' });
    expect(steps?.map(({ changed }) => changed)).toEqual([30, 30, 1]);

    const survey = surveySchema.parse(await client.jobs.result({ id: (await client.imports.survey({ source: { path }, mapping })).jobId }));
    expect(survey.rows).toBe(30);
    expect(survey.columns[4]?.readings[0]).toMatchObject({ reading: { kind: 'date', order: 'dmy' }, agrees: 30, contradicts: 0 });
    expect(survey.columns[4]?.readings[1]?.examples[0]).toEqual({ line: 14, value: '13/02/2024' });

    const check = checkSchema.parse(await client.jobs.result({ id: (await client.imports.check({ source: { path }, mapping })).jobId }));
    expect(check.sums).toEqual({});
    expect(check.ledger.steps?.map(({ changed }) => changed)).toEqual([30, 30, 1]);
    const summary = importSummarySchema.parse(await client.jobs.result({ id: (await client.imports.commit({ source: { path }, mapping })).jobId }));
    expect(summary.ledger).toMatchObject({ read: 30, loaded: 30, steps: [{ changed: 30 }, { changed: 30 }, { changed: 1 }] });
    const past = await client.imports.get({ id: summary.id });
    expect(past.ledger.steps).toEqual(summary.ledger.steps);
    expect(past.mapping.steps).toEqual(mapping.steps);
    const raw = await client.imports.rawRow({ importId: summary.id, row: 5 });
    expect(raw.fields).toEqual(['C4', 'Ann  Lee 4', '0912 345 6704', 'GTXPro', '05/02/2024']);

    const again = await client.imports.preview({ source: { path } });
    expect(again.savedMapping).not.toBeNull();
    expect(again.mapping.steps).toEqual(mapping.steps);
    expect(again.suggestedSteps).toEqual([]);
  });

  test('a survey of a file that is gone is refused', async () => {
    const { client } = host;
    const [{ id } = { id: 0 }] = await client.imports.list();
    const { mapping } = await client.imports.get({ id });
    const { jobId } = await client.imports.survey({ source: { path: join(folder, 'nowhere.csv') }, mapping });
    await expect(client.jobs.result({ id: jobId })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });
});
