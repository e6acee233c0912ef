import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../../electron/backend/platform/find-browser.ts';

const browser = await findBrowser();
if (browser === null) throw new Error('the browser tests need a Chrome, Edge or Chromium, or the bundled one');

export default defineConfig({
  testDir: '.',
  outputDir: fileURLToPath(new URL('../../.cache/e2e-output', import.meta.url)),
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['../support/playwright-results.ts', { path: '.cache/e2e-results.json' }]],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: browser.executablePath, args: [...browser.args] },
    screenshot: 'only-on-failure',
  },
});
