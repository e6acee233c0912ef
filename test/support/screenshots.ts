import { mkdir, mkdtemp, rm } from 'node:fs/promises';
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
    const orders = await writeMessyOrders(folder, locale);
    for (const variant of VARIANTS.filter((candidate) => candidate.locale === locale)) {
      await connection.client.settings.update({ theme: variant.theme });
      await walk(variant, await openContext(), await screensOf(connection, orders));
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

async function screensOf({ client }: Connection, orders: string): Promise<Screen[]> {
  const sort = { by: 'revenue', descending: true } as const;
  const { rows } = await client.customers.list({ sort, offset: 0, limit: 1 });
  const segments = await client.segments.list();
  const [latest] = await client.imports.list();
  return [
    { name: 'start', hash: '/' },
    { name: 'home', hash: '/home' },
    { name: 'import-file', hash: '/import' },
    { name: 'import-preview', steps: (page, locale) => chooseFile(page, locale, orders) },
    { name: 'import-check', steps: checkFile },
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

async function chooseFile(page: Page, locale: Locale, path: string): Promise<void> {
  const { t } = createTranslator(locale);
  await page.goto(`${shell.headers.Origin}/#/import`);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: t('imports.file.choose') }).click()]);
  await chooser.setFiles(path);
  await page.getByRole('button', { name: t('imports.check.start') }).waitFor();
}

async function checkFile(page: Page, locale: Locale): Promise<void> {
  const { t } = createTranslator(locale);
  await page.getByRole('button', { name: t('imports.check.start') }).click();
  await page.getByText(t('imports.check.newCustomers')).first().waitFor();
}
