import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './audit.ts';
import { importSteps } from './import-steps.ts';
import { expect, test } from './window-test.ts';

test.beforeEach(async ({ connection: { client } }) => {
  await client.settings.update({ locale: 'en', theme: 'light' });
});

const month = (number: number) =>
  ['Order;Date;Customer;Total', `${number}-1;2024-0${number}-10;A;10,50`, `${number}-2;2024-0${number}-20;B;7,25`].join('\n');

/** A folder as tills leave them: months of one shape, one of them deeper, and what systems put beside them. */
async function writeMonths(folder: string): Promise<string> {
  await mkdir(join(folder, 'older'), { recursive: true });
  for (const number of [2, 3]) await writeFile(join(folder, `month-${number}.csv`), month(number));
  await writeFile(join(folder, 'older', 'month-1.csv'), month(1));
  for (const name of ['.DS_Store', '~$month-2.csv', 'Thumbs.db']) await writeFile(join(folder, name), 'nothing of interest');
  return folder;
}

async function pickFolder(page: Page, name: string, folder: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name }).click()]);
  await chooser.setFiles(folder);
}

test('a picked folder comes in as one import of its data files', async ({ connection: { client }, folder, page, visit }) => {
  await client.projects.create({ name: 'Folder picked' });
  const { t, load } = importSteps(page, 'en');
  await visit('/import');
  await pickFolder(page, t('imports.file.folder'), await writeMonths(join(folder, 'picked')));
  await expect(page.getByRole('listitem').filter({ hasText: '.csv' })).toHaveCount(3);
  await expect(page.getByText(t('imports.tray.oneShape', { count: 3 }))).toBeVisible();
  await expectAccessible(page, 'folder in the tray');
  await page.getByRole('button', { name: t('imports.tray.go') }).click();
  await page.getByRole('button', { name: t('imports.check.startAll') }).click();
  await load();
  expect(await client.projects.current()).toMatchObject({ lines: 6, customers: 2 });
  expect(new Set((await client.imports.list()).map(({ groupId }) => groupId)).size).toBe(1);
});

test('a folder without data says so', async ({ connection: { client }, folder, page, visit }) => {
  await client.projects.create({ name: 'Folder empty' });
  const { t } = importSteps(page, 'en');
  await mkdir(join(folder, 'bare'));
  await writeFile(join(folder, 'bare', '.DS_Store'), 'nothing');
  await visit('/import');
  await pickFolder(page, t('imports.file.folder'), join(folder, 'bare'));
  await expect(page.getByText(t('imports.file.folderEmpty'))).toBeVisible();
});

test('a folder dropped on the window is read to its depth', async ({ connection: { client }, folder, page, visit }) => {
  await client.projects.create({ name: 'Folder dropped' });
  const { t } = importSteps(page, 'en');
  const dropped = await writeMonths(join(folder, 'dropped'));
  await visit('/import');
  await expect(page.getByText(t('imports.file.drop'))).toBeVisible();
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [dropped], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data });
    if (type === 'dragOver') await expect(page.getByText(t('app.drop.title'))).toBeVisible();
  }
  await session.detach();
  await expect(page.getByRole('listitem').filter({ hasText: '.csv' })).toHaveCount(3);
  await expect(page.getByText('month-1.csv')).toBeVisible();
  await expect(page.getByText(t('app.drop.title'))).toBeHidden();
});

test('telephone numbers without a country are asked about once, and the answer is remembered', async ({
  connection: { client },
  folder,
  page,
  visit,
}) => {
  await client.projects.create({ name: 'Telephones' });
  const { t, choose, check, load } = importSteps(page, 'en');
  const rows = ['customer_id,name,phone', 'K1,Ada,0912 345 6789', 'K2,Bob,+44 20 7946 0958', 'K3,Cleo,09351234567'];
  const [first, second] = [join(folder, 'phones.csv'), join(folder, 'phones-2.csv')];
  await writeFile(first, rows.join('\n'));
  await writeFile(second, [...rows, 'K4,Dan,0912 111 2233'].join('\n'));
  await visit('/import');
  await choose(first);
  await expect(page.getByText(t('imports.phone.ask', { count: 2, example: '0912 345 6789' }))).toBeVisible();
  await expectAccessible(page, 'question of the country');
  await page.getByRole('button', { name: new RegExp(t('imports.phone.country')) }).click();
  await page.getByRole('combobox').fill('Iran');
  await page.getByRole('option', { name: /Iran/ }).first().click();
  await check();
  await load();
  const [summary] = await client.imports.list();
  expect((await client.imports.get({ id: summary?.id ?? 0 })).mapping.phoneCountry).toBe('IR');
  await page.getByRole('button', { name: t('imports.done.another') }).click();
  await choose(second);
  // A known shape goes to its check by itself: nothing is asked again.
  await expect(page.getByText(t('imports.saved.title'))).toBeVisible();
  await load();
  expect((await client.imports.get({ id: (summary?.id ?? 0) + 1 })).mapping.phoneCountry).toBe('IR');
});
