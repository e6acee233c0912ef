import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type Connection, startWebShellProcess, type WebShellProcess } from '../support/web-shell-process.ts';

interface WorkerFixtures {
  /** Specs of another purpose run with a web shell of their own: what they break is nobody else's. */
  readonly purpose: string;
  /** The web shell with an empty data folder, one for all tests of a worker. */
  readonly shell: WebShellProcess;
  readonly connection: Connection;
  readonly folder: string;
}

interface TestFixtures {
  /** What a page must not do: break the policy, ask another machine, log an error. Checked when the test ends. */
  readonly watched: string[];
  /** Shows an address of the window behind the `#`. */
  readonly visit: (route: string) => Promise<Page>;
}

/** Playwright's test over the real web shell, its host and its files; nothing is stood in for. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  purpose: ['shared', { scope: 'worker', option: true }],
  folder: [
    async ({ purpose }, use) => {
      const folder = await mkdtemp(join(tmpdir(), `clientele-e2e-${purpose}-`));
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  shell: [
    async ({ folder }, use) => {
      const shell = await startWebShellProcess(join(folder, 'data'));
      await use(shell);
      await shell.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  connection: [
    async ({ shell }, use) => {
      const connection = await shell.connect();
      await use(connection);
      connection.socket.close();
    },
    { scope: 'worker' },
  ],
  watched: [
    async ({ page, shell, context }, use) => {
      const faults: string[] = [];
      const { host } = new URL(shell.headers.Origin);
      const [name = '', value = ''] = shell.headers.Cookie.split('=');
      await context.addCookies([{ name, value, url: shell.headers.Origin }]);
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
      });
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (!['data:', 'blob:'].includes(url.protocol) && url.host !== host) faults.push(`outbound: ${request.url()}`);
      });
      page.on('websocket', (socket) => {
        if (new URL(socket.url()).host !== host) faults.push(`outbound: ${socket.url()}`);
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
  visit: async ({ page, shell }, use) => {
    await use(async (route) => {
      await page.goto(`${shell.headers.Origin}/#${route}`);
      return page;
    });
  },
});

export { expect };
