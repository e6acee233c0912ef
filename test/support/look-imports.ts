import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../electron/backend/platform/find-browser.ts';
import { createTranslator } from '../../shared/messages/translator.ts';
import { flawsOf } from './page-flaws.ts';
import { REAL_FILES } from './real-files.ts';
import { type Connection, startWebShellProcess } from './web-shell-process.ts';

/**
 * `npm run look -- --out FOLDER [--set NAME …] [--variant NAME …]`: the wizard and the data screen with the real data sets, step by step, as
 * pictures in a folder outside the repository; whatever a program can see of clipped, untranslated or overflowing text is printed beside them.
 */
const VARIANTS = [
  { name: 'light', locale: 'en', theme: 'light', width: 1280, height: 900 },
  { name: 'dark', locale: 'en', theme: 'dark', width: 1280, height: 900 },
  { name: 'fa', locale: 'fa', theme: 'light', width: 1280, height: 900 },
  { name: 'narrow', locale: 'en', theme: 'light', width: 320, height: 1400 },
  { name: 'narrow-fa', locale: 'fa', theme: 'dark', width: 320, height: 1400 },
  // A window of 1280 × 1024 at 400 %.
  { name: 'zoom', locale: 'en', theme: 'light', width: 320, height: 256 },
] as const;
type Variant = (typeof VARIANTS)[number];

const SETTLE_MS = 300;
const MOST_STEPS = 12;
const DATA_ROUTES = ['', '/health', '/unused', '/watch'] as const;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    set: { type: 'string', multiple: true, default: [] },
    variant: { type: 'string', multiple: true, default: [] },
  },
});
if (values.out === undefined) throw new TypeError('--out FOLDER is missing: pictures of real data stay out of the repository.');
const out = resolve(values.out);
const folder = await mkdtemp(join(tmpdir(), 'clientele-look-'));
const shell = await startWebShellProcess(join(folder, 'data'));
const found = await findBrowser();
if (found === null) throw new Error('pictures need a Chromium');
const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
try {
  await mkdir(out, { recursive: true });
  const connection = await shell.connect();
  for (const [set, paths] of Object.entries(REAL_FILES).filter(([name]) => isWanted(name, values.set))) {
    for (const variant of VARIANTS.filter(({ name }) => isWanted(name, values.variant))) await look(set, paths, variant, connection);
  }
  connection.socket.close();
} finally {
  await browser.close();
  await shell.stop();
  await rm(folder, { recursive: true, force: true });
}

function isWanted(name: string, wanted: readonly string[]): boolean {
  return wanted.length === 0 || wanted.includes(name);
}

async function look(set: string, paths: readonly string[], variant: Variant, { client }: Connection): Promise<void> {
  await client.settings.update({ locale: variant.locale, theme: variant.theme });
  await client.projects.create({ name: `${set} ${variant.name}` });
  const page = await openPage(browser, variant);
  let shot = 0;
  const keep = async (name: string) => {
    await settle(page);
    shot += 1;
    const title = `${set}.${variant.name}.${String(shot).padStart(2, '0')}-${name}`;
    await page.screenshot({ path: join(out, `${title}.png`) });
    for (const flaw of await flawsOf(page, variant.locale)) console.log(`${title}: ${flaw}`);
  };
  await walkWizard(page, variant, paths, keep);
  for (const route of DATA_ROUTES) {
    await page.goto(`${shell.headers.Origin}/#/data${route}`);
    await keep(`data${route.replace('/', '-')}`);
  }
  const [latest] = await client.imports.list();
  if (latest !== undefined) {
    await page.goto(`${shell.headers.Origin}/#/data/${latest.id}`);
    await keep('data-import');
    await page.goto(`${shell.headers.Origin}/#/data/${latest.id}/rejected`);
    await keep('data-rejected');
  }
  await page.context().close();
}

async function walkWizard(page: Page, { locale }: Variant, paths: readonly string[], keep: (name: string) => Promise<void>): Promise<void> {
  const { t } = createTranslator(locale);
  await page.goto(`${shell.headers.Origin}/#/import`);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: t('imports.file.choose') }).click()]);
  await chooser.setFiles([...paths]);
  const done = page.getByRole('button', { name: t('imports.done.home') });
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const here = page.locator('[aria-current=step]');
    await keep((await here.count()) === 0 ? 'end' : ((await here.textContent()) ?? '').replace(/[^\p{L}]+/gu, ''));
    if (await done.isVisible()) return;
    const answers = page
      .getByRole('list', { name: t('imports.notices.label') })
      .getByRole('group')
      .getByRole('button');
    const main = page.locator('main .MuiButton-contained').last();
    if ((await main.count()) === 0) return console.log('nothing to go on with');
    if (await main.isEnabled()) await main.click();
    else if ((await answers.count()) > 0) await answers.first().click();
    else return console.log(`cannot go on: ${(await page.getByRole('list', { name: t('imports.notices.label') }).innerText()).slice(0, 500)}`);
  }
}

async function openPage(from: Browser, { width, height }: Variant): Promise<Page> {
  const context = await from.newContext({ viewport: { width, height }, deviceScaleFactor: 1, reducedMotion: 'reduce' });
  const [name = '', value = ''] = shell.headers.Cookie.split('=');
  await context.addCookies([{ name, value, url: shell.headers.Origin }]);
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.log(`console: ${message.text()}`));
  return page;
}

/** Waits until nothing loads any more. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(2 * SETTLE_MS);
  await page.waitForFunction(
    () =>
      document.querySelector('main') !== null &&
      document.querySelector('main .MuiSkeleton-root, main [role=progressbar], main [aria-busy=true]') === null,
    undefined,
    { timeout: 240_000 },
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(SETTLE_MS);
}
