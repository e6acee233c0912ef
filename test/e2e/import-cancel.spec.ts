import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './audit.ts';
import { importSteps } from './import-steps.ts';
import { expect, test } from './window-test.ts';

test.use({ purpose: 'cancel' });

test.beforeEach(async ({ connection: { client } }) => {
  await client.settings.update({ locale: 'en', theme: 'light' });
});

const LINES = 400_000;

/** So many lines that each stage lasts long enough to be stopped. */
async function writeMany(path: string, from = 0): Promise<string> {
  const rows = Array.from({ length: LINES }, (_one, place) => {
    const number = from + place;
    return `O-${number},2024-0${1 + (number % 9)}-1${number % 9},C${number % 5000},Article ${number % 300},${(number % 90) + 1}.25`;
  });
  await writeFile(path, ['order_id,order_date,customer_id,product,amount', ...rows].join('\n'));
  return path;
}

/** Stops the job in the middle of the screen as soon as it moves. */
async function cancel(page: Page, name: string): Promise<void> {
  const button = page.getByRole('main').getByRole('button', { name });
  await expect(button).toBeVisible();
  await button.click();
}

test('an upload shows how far it is and can be stopped: nothing of it stays', async ({ connection: { client }, folder, page, visit, shell }) => {
  await client.projects.create({ name: 'Upload' });
  const { t, choose } = importSteps(page, 'en');
  const path = await writeMany(join(folder, 'upload.csv'));
  await visit('/import');
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const speed = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 2_000_000 };
  await session.send('Network.emulateNetworkConditions', speed);
  await choose(path);
  const bar = page.getByRole('progressbar', { name: t('imports.tray.taking', { file: 'upload.csv' }) });
  await expect(bar).toBeVisible();
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  await expect(page.getByText(/MB of \d/)).toBeVisible();
  await expectAccessible(page, 'upload');
  expect(await uploadsIn(folder)).toHaveLength(1);
  await page.getByRole('button', { name: t('imports.tray.remove', { file: 'upload.csv' }) }).click();
  await expect(page.getByText(t('imports.file.drop'))).toBeVisible();
  await expect.poll(() => uploadsIn(folder)).toEqual([]);
  await session.send('Network.emulateNetworkConditions', { ...speed, uploadThroughput: -1 });
  await session.detach();
  expect(shell.process.exitCode).toBeNull();
});

test('a check that is stopped leads back to the preview, and can be begun again', async ({ connection: { client }, folder, page, visit }) => {
  test.setTimeout(120_000);
  await client.projects.create({ name: 'Check stopped' });
  const { t, choose, check } = importSteps(page, 'en');
  await visit('/import');
  await choose(await writeMany(join(folder, 'check.csv')));
  await page.getByRole('button', { name: t('imports.check.start') }).click();
  await cancel(page, t('jobs.cancel'));
  await expect(page.getByRole('table')).toBeVisible();
  expect(await client.imports.list()).toEqual([]);
  await check();
  await expect(page.locator('[data-ledger=read]')).toHaveText('400,000');
});

test('a load that is stopped leaves nothing behind, and the file can be loaded after it', async ({ connection: { client }, folder, page, visit }) => {
  test.setTimeout(180_000);
  await client.projects.create({ name: 'Stopped half way' });
  const { t, choose, check, load } = importSteps(page, 'en');
  await visit('/import');
  await choose(await writeMany(join(folder, 'load.csv')));
  await check();
  await page.getByRole('button', { name: 'Load 400,000 rows' }).click();
  await cancel(page, t('jobs.cancel'));
  await expect(page.getByText(t('imports.load.cancelled'))).toBeVisible();
  await expectAccessible(page, 'load stopped');
  expect(await client.imports.list()).toEqual([]);
  expect(await client.projects.current()).toMatchObject({ lines: 0, customers: 0 });
  await page.getByRole('button', { name: t('imports.load.back') }).click();
  await load();
  expect(await client.projects.current()).toMatchObject({ lines: LINES, customers: 5000 });
});

test('looking for connections can be stopped', async ({ connection: { client }, folder, page, visit }) => {
  test.setTimeout(120_000);
  await client.projects.create({ name: 'Connections stopped' });
  const { t, choose } = importSteps(page, 'en');
  const customers = join(folder, 'buyers.csv');
  await writeFile(customers, ['customer_id,name,city', ...Array.from({ length: 5000 }, (_one, place) => `C${place},Name ${place},Oslo`)].join('\n'));
  await visit('/import');
  await choose(customers, await writeMany(join(folder, 'connections.csv')));
  await page.getByRole('button', { name: t('imports.tray.go') }).click();
  await page.getByRole('button', { name: t('imports.joins.start') }).click();
  await cancel(page, t('jobs.cancel'));
  await expect(page.getByRole('tab')).toHaveCount(2);
  await page.getByRole('button', { name: t('imports.joins.start') }).click();
  await expect(page.getByRole('list', { name: t('imports.joins.map') })).toBeVisible({ timeout: 30_000 });
});

/** Uploads that lie in the staging folder of the shell. */
async function uploadsIn(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'data'), { recursive: true });
  return names.filter((name) => /[\\/]uploads[\\/][^\\/]+$/.test(name));
}
