import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../electron/backend/platform/find-browser.ts';
import { ANALYSES } from '../../shared/analyses/registry.ts';
import type { Locale } from '../../shared/contract/settings.ts';
import { createTranslator } from '../../shared/messages/translator.ts';
import type { Predicate } from '../../shared/warehouse/predicate.ts';
import { writeMessyOrders } from './messy-orders.ts';
import { writeRelatedTables } from './related-tables.ts';
import { type Connection, startWebShellProcess } from './web-shell-process.ts';

/**
 * `npm run screenshots`: the web shell with the sample shop, every screen in light, dark and Persian, to docs/screenshots.
 * Names given on the command line limit it to those screens.
 */
const VARIANTS = [
  { name: 'light', locale: 'en', theme: 'light' },
  { name: 'dark', locale: 'en', theme: 'dark' },
  { name: 'fa', locale: 'fa', theme: 'light' },
] as const;
const SIZE = { width: 1440, height: 900 };
const SETTLE_MS = 400;
const OUT = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));

const SEGMENTS: readonly { readonly name: Readonly<Record<Locale, string>>; readonly rule: Predicate }[] = [
  { name: { en: 'Regulars', fa: 'مشتریان همیشگی' }, rule: { op: 'compare', column: 'orders', comparison: 'ge', value: 6 } },
  {
    name: { en: 'Bought lately, not often', fa: 'خریداران تازهٔ کم‌خرید' },
    rule: {
      op: 'and',
      of: [
        { op: 'purchases', measure: 'orders', comparison: 'ge', value: 1, window: { kind: 'last', count: 90, unit: 'day' } },
        { op: 'not', of: { op: 'compare', column: 'orders', comparison: 'ge', value: 6 } },
      ],
    },
  },
];

interface ImportFiles {
  readonly orders: string;
  readonly related: readonly string[];
  /** An older file and one that overlaps it. */
  readonly newer: readonly [string, string];
}

type Screen =
  | { readonly name: string; readonly hash: string }
  | { readonly name: string; readonly steps: (page: Page, locale: Locale) => Promise<void> };

const wanted = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'clientele-screenshots-'));
const shell = await startWebShellProcess(join(folder, 'data'));
const found = await findBrowser();
if (found === null) throw new Error('screenshots need a Chromium');
const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
try {
  await mkdir(OUT, { recursive: true });
  const connection = await shell.connect();
  for (const locale of ['en', 'fa'] as const) {
    await makeShop(connection, locale);
    const { paths: related } = await writeRelatedTables(join(folder, `related-${locale}`));
    const files = { orders: await writeMessyOrders(folder, locale), related, newer: await writeNewerOrders(folder) };
    for (const variant of VARIANTS.filter((candidate) => candidate.locale === locale)) {
      await connection.client.settings.update({ theme: variant.theme });
      await walk(variant, await openContext(), await screensOf(connection, files));
    }
  }
  connection.socket.close();
} finally {
  await browser.close();
  await shell.stop();
  await rm(folder, { recursive: true, force: true });
}

async function makeShop({ client }: Connection, locale: Locale): Promise<void> {
  await client.settings.update({ locale });
  const { jobId } = await client.projects.createSample({});
  await client.jobs.result({ id: jobId });
  for (const { name, rule } of SEGMENTS) await client.segments.create({ name: name[locale], rule });
}

async function screensOf({ client }: Connection, { orders, related, newer }: ImportFiles): Promise<Screen[]> {
  const sort = { by: 'revenue', descending: true } as const;
  const { rows } = await client.customers.list({ sort, offset: 0, limit: 1 });
  const segments = await client.segments.list();
  const [latest] = await client.imports.list();
  return [
    { name: 'start', hash: '/' },
    { name: 'home', hash: '/home' },
    { name: 'findings', hash: '/findings' },
    { name: 'import-file', hash: '/import' },
    { name: 'import-preview', steps: (page, locale) => previewFile(page, locale, orders) },
    { name: 'import-evidence', steps: showEvidence },
    { name: 'import-cleaning', steps: cleanFile },
    { name: 'import-check', steps: checkFile },
    { name: 'import-tray', steps: (page, locale) => chooseFiles(page, locale, related) },
    { name: 'import-connections', steps: connectFiles },
    { name: 'import-again', steps: (page, locale) => loadNewer(client, { page, locale, files: newer }) },
    { name: 'import-done', steps: finishLoad },
    { name: 'data', hash: '/data' },
    { name: 'data-import', hash: `/data/${latest?.id ?? 1}` },
    { name: 'data-health', hash: '/data/health' },
    { name: 'data-unused', hash: '/data/unused' },
    { name: 'data-watch', hash: '/data/watch' },
    { name: 'customers', hash: '/customers' },
    { name: 'customer', hash: `/customers/${rows[0]?.id ?? 1}` },
    { name: 'segments', hash: '/segments' },
    { name: 'segment', hash: `/segments/${segments[0]?.id ?? 1}` },
    ...ANALYSES.map(({ id }) => ({ name: `analysis-${id}`, hash: `/analyses/${id}` })),
    { name: 'reports', hash: '/reports' },
    { name: 'proofs', hash: '/proofs' },
    { name: 'settings', hash: '/settings' },
  ];
}

async function openContext(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: SIZE, deviceScaleFactor: 1, reducedMotion: 'reduce' });
  const [name = '', value = ''] = shell.headers.Cookie.split('=');
  await context.addCookies([{ name, value, url: shell.headers.Origin }]);
  return context;
}

async function walk({ name: variant, locale }: (typeof VARIANTS)[number], context: BrowserContext, screens: readonly Screen[]): Promise<void> {
  const page = await context.newPage();
  await page.goto(shell.headers.Origin);
  for (const screen of screens.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.startsWith(part)))) {
    if ('hash' in screen) await page.goto(`${shell.headers.Origin}/#${screen.hash}`);
    else await screen.steps(page, locale);
    await settle(page);
    await page.screenshot({ path: join(OUT, `${screen.name}.${variant}.png`) });
    console.log(`${screen.name}.${variant}.png`);
  }
  await context.close();
}

/** Waits until nothing loads any more: no placeholder, no progress, all fonts there. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main .MuiSkeleton-root, main [role=progressbar]') === null, undefined, {
    timeout: 60_000,
  });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(SETTLE_MS);
}

async function chooseFiles(page: Page, locale: Locale, paths: readonly string[]): Promise<void> {
  const { t } = createTranslator(locale);
  await page.goto(`${shell.headers.Origin}/#/import`);
  const over = page.getByRole('button', { name: t('imports.file.other') });
  if (await over.isVisible()) await over.click();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: t('imports.file.choose') }).click()]);
  await chooser.setFiles([...paths]);
  if (paths.length > 1) await page.getByText(t('imports.tray.sum', { count: paths.length })).waitFor();
}

async function previewFile(page: Page, locale: Locale, path: string): Promise<void> {
  await chooseFiles(page, locale, [path]);
  await page.getByRole('region', { name: createTranslator(locale).t('imports.dialect.grid') }).waitFor();
}

async function showEvidence(page: Page, locale: Locale): Promise<void> {
  const { t } = createTranslator(locale);
  await page
    .getByRole('columnheader')
    .nth(2)
    .getByRole('button', { name: t('imports.reading.date') })
    .last()
    .click();
  await page.getByRole('dialog').waitFor();
}

async function cleanFile(page: Page, locale: Locale): Promise<void> {
  const { t } = createTranslator(locale);
  await page.keyboard.press('Escape');
  // Persian knows no case; its joins and digits are what is cleaned.
  for (const step of [locale === 'fa' ? 'fold' : 'case', 'split'] as const) {
    await page.getByRole('columnheader').nth(4).getByRole('button').first().click();
    await page.getByRole('menuitem', { name: t(`imports.cleaning.steps.${step}`) }).click();
    await page
      .getByRole('listitem', { name: new RegExp(t(`imports.cleaning.steps.${step}`)) })
      .getByText(t('imports.cleaning.arrow'))
      .first()
      .waitFor();
  }
}

async function checkFile(page: Page, locale: Locale): Promise<void> {
  const { t } = createTranslator(locale);
  await page.getByRole('button', { name: t('imports.check.start') }).click();
  await page.getByText(t('imports.check.title', { count: 1 })).waitFor();
}

async function connectFiles(page: Page, locale: Locale): Promise<void> {
  const { t } = createTranslator(locale);
  await page.getByRole('button', { name: t('imports.tray.go') }).click();
  await page.getByRole('button', { name: t('imports.joins.start') }).click();
  await page.getByRole('list', { name: t('imports.joins.map') }).waitFor();
}

/** Loads the older of two overlapping files and shows what the newer one would change. */
async function loadNewer(
  client: Connection['client'],
  { page, locale, files: [older, newer] }: { readonly page: Page; readonly locale: Locale; readonly files: readonly [string, string] },
): Promise<void> {
  const { t } = createTranslator(locale);
  // An earlier look loaded it.
  const [latest] = await client.imports.list();
  if (latest !== undefined && newer.endsWith(latest.fileName)) {
    const { jobId } = await client.imports.undo({ id: latest.id });
    await client.jobs.result({ id: jobId });
  }
  await chooseFiles(page, locale, [older]);
  // In the second look the older file is known and checked by itself.
  const check = page.getByRole('button', { name: t('imports.check.start') });
  const load = page.getByRole('button', { name: new RegExp(t('imports.check.load', { count: 0 }).split(/[0۰]/)[0] ?? '') });
  const anyway = page.getByRole('button', { name: t('imports.check.anyway') });
  await check.or(load).or(anyway).first().waitFor();
  if (await check.isVisible()) await check.click();
  await load.or(anyway).first().waitFor();
  if (!(await anyway.isVisible())) {
    await load.click();
    await page.getByRole('button', { name: t('imports.done.another') }).click();
  }
  await chooseFiles(page, locale, [newer]);
  await page.getByText(t('imports.mode.title')).waitFor();
}

/** Loads what was checked. */
async function finishLoad(page: Page, locale: Locale): Promise<void> {
  const { t } = createTranslator(locale);
  await page.getByRole('button', { name: new RegExp(t('imports.check.load', { count: 0 }).split(/[0۰]/)[0] ?? '') }).click();
  await page.getByRole('button', { name: t('imports.done.home') }).waitFor();
}

/** Two files of a till: the second has the first's orders, a few with other amounts, and a month more. */
async function writeNewerOrders(folder: string): Promise<readonly [string, string]> {
  const row = (number: number, price: string) =>
    `S-${number};2026-0${1 + (number % 6)}-${String(1 + (number % 27)).padStart(2, '0')};C1000${number % 9};Stoneware mug;${price}`;
  const rows = (count: number, price: (number: number) => string) => Array.from({ length: count }, (_one, place) => row(place + 1, price(place + 1)));
  const head = 'Order;Date;Customer;Product;Total';
  const [older, newer] = [join(folder, 'till-spring.csv'), join(folder, 'till-summer.csv')];
  await writeFile(older, [head, ...rows(200, () => '12,90')].join('\n'));
  await writeFile(newer, [head, ...rows(260, (number) => (number % 45 === 0 ? '14,90' : '12,90'))].join('\n'));
  return [older, newer];
}
