import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from '../../shared/messages/translator.ts';
import type { Connection } from '../support/web-shell-process.ts';
import { importSteps } from './import-steps.ts';
import { expect, test } from './window-test.ts';

const { t } = createTranslator('en');
const HEAD = 'Order;Date;Customer;Total';
const good = (count: number) => Array.from({ length: count }, (_, index) => `${1000 + index};2024-02-${10 + (index % 18)};C${index % 9};5,00`);

async function load({ client }: Connection, path: string, lines: readonly string[]): Promise<number> {
  writeFileSync(path, [HEAD, ...lines].join('\n'));
  const { mapping } = await client.imports.preview({ source: { path } });
  const { jobId } = await client.imports.commit({ source: { path }, mapping, allowRepeat: true });
  return ((await client.jobs.result({ id: jobId })) as { id: number }).id;
}

test.beforeEach(async ({ connection: { client } }) => {
  await client.settings.update({ locale: 'en', theme: 'light' });
});

test('corrections of a file that was taken out are none of the file that comes in its place', async ({ connection, folder, page, visit }) => {
  const { client } = connection;
  await client.projects.create({ name: 'Corrections' });
  const id = await load(connection, join(folder, 'one.csv'), [...good(40), '1;2024-02-31;A;10,00']);
  await visit(`/data/${id}/fix`);
  const grid = page.getByRole('grid');
  await grid.getByText('2024-02-31').dblclick();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('2024-02-28');
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('rejects.grid.changed', { count: 1 }))).toBeVisible();
  const { jobId } = await client.imports.undo({ id });
  await client.jobs.result({ id: jobId });
  expect(await load(connection, join(folder, 'two.csv'), [...good(40), '2;2024-02-30;B;20,00'])).toBe(id);
  await visit('/data');
  await visit(`/data/${id}/fix`);
  await expect(grid.getByText('2024-02-30')).toBeVisible();
  await expect(page.getByText(t('rejects.grid.changed', { count: 0 }))).toBeVisible();
});

test('when the last page of refused rows is put right, the page before is shown', async ({ connection, folder, page, visit }) => {
  await connection.client.projects.create({ name: 'Pages' });
  const id = await load(connection, join(folder, 'many.csv'), [
    ...good(2000),
    ...Array.from({ length: 510 }, (_, index) => `${index};2024-02-31;A;10,00`),
  ]);
  await visit(`/data/${id}/fix`);
  await page.getByRole('button', { name: t('rejects.grid.next') }).click();
  const bulk = page.getByRole('form', { name: t('rejects.bulk.title') });
  await bulk.getByLabel(t('rejects.bulk.find')).fill('2024-02-31');
  await bulk.getByLabel(t('rejects.bulk.by')).fill('2024-02-28');
  await bulk.getByRole('button', { name: t('rejects.bulk.run') }).click();
  await page.getByRole('button', { name: t('rejects.grid.submit', { count: 10 }) }).click();
  await expect(page.getByRole('grid').getByText('2024-02-31').first()).toBeVisible();
});

test('a check nobody waits for any more is stopped', async ({ connection: { client }, folder, page, visit }) => {
  await client.projects.create({ name: 'Left' });
  const path = join(folder, 'large.csv');
  writeFileSync(path, [HEAD, ...good(1_500_000)].join('\n'));
  const { choose } = importSteps(page, 'en');
  await visit('/import');
  await choose(path);
  const known = new Set((await client.jobs.list()).map(({ id }) => id));
  const checks = async () => (await client.jobs.list()).filter(({ id, kind }) => kind === 'check' && !known.has(id)).map(({ state }) => state);
  await page.getByRole('button', { name: t('imports.check.start') }).click();
  await expect.poll(checks).toEqual(['running']);
  await page.getByRole('button', { name: t('imports.file.other') }).click();
  await expect.poll(checks, { timeout: 2000 }).not.toContain('running');
});

test('several tables that are none of the model wait for the person', async ({ connection: { client }, folder, page, visit }) => {
  await client.projects.create({ name: 'Strange' });
  const { choose } = importSteps(page, 'en');
  const files = ['moon', 'tide'].map((name) => {
    const path = join(folder, `${name}.csv`);
    writeFileSync(path, [`${name} phase,x,y`, 'a,b,c', 'd,e,f', 'g,h,i'].join('\n'));
    return path;
  });
  await visit('/import');
  await choose(...files);
  await expect(page.getByRole('main').getByText('moon.csv').first()).toBeVisible();
  await expect(page.getByRole('main').getByText('tide.csv').first()).toBeVisible();
});
