import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../electron/backend/platform/find-browser.ts';

/** The preload as bundled, run in a real Chromium with a recording `electron` module in place of Electron's. */
const FAKE_REQUIRE = `
  window.calls = [];
  window.require = (name) => {
    if (name !== 'electron') throw new Error('the sandbox has no module ' + name);
    return {
      contextBridge: { exposeInMainWorld: (key, value) => { window.calls.push(['expose', key, Object.keys(value).sort()]); window[key] = Object.freeze(value); } },
      ipcRenderer: {
        listeners: {},
        invoke: async (channel, params) => { window.calls.push(['invoke', channel, params]); return channel; },
        on(channel, listener) { this.listeners[channel] = listener; window.ipc = this; },
        removeListener(channel) { delete this.listeners[channel]; },
      },
      webUtils: { getPathForFile: (file) => '/picked/' + file.name },
    };
  };
`;

describe('the preload bundle', () => {
  let source = '';
  beforeAll(() => {
    execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '-c', 'electron/vite.config.ts', '--mode', 'preload']);
    source = readFileSync('dist/electron/preload.cjs', 'utf8');
  });

  it('requires electron only', () => {
    expect([...source.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(['electron']);
  });

  it('exposes one object whose methods are the agreed ones', async () => {
    const found = await findBrowser();
    expect(found).not.toBeNull();
    const browser = await chromium.launch({ executablePath: found?.executablePath ?? '', args: [...(found?.args ?? [])] });
    try {
      const page = await browser.newPage();
      await page.goto('about:blank');
      await page.evaluate(`(() => { ${FAKE_REQUIRE}; const require = window.require; ${source} })()`);
      const outcome = await page.evaluate(async () => {
        const bridge = (
          window as unknown as {
            clientele: {
              invoke: (method: string, params?: unknown) => Promise<unknown>;
              subscribe: (listener: (command: unknown) => void) => () => void;
              pathForFile: (file: File) => string;
            };
          }
        ).clientele;
        const heard: unknown[] = [];
        const stop = bridge.subscribe((command) => heard.push(command));
        const ipc = (window as unknown as { ipc: { listeners: Record<string, (event: unknown, command?: unknown) => void> } }).ipc;
        ipc.listeners['clientele:command']?.({}, { command: 'open' });
        stop();
        const refusals = await Promise.all(
          ['send', 'constructor', '__proto__', 'toString', '', 'clientele:connect'].map((method) =>
            bridge.invoke(method).then(
              () => 'accepted',
              () => 'refused',
            ),
          ),
        );
        return {
          answer: await bridge.invoke('pickProject'),
          path: bridge.pathForFile(new File([''], 'orders.csv')),
          heard,
          stillListening: 'clientele:command' in ipc.listeners,
          refusals,
          calls: (window as unknown as { calls: unknown[] }).calls,
        };
      });
      expect(outcome.calls[0]).toEqual(['expose', 'clientele', ['invoke', 'pathForFile', 'subscribe']]);
      expect(outcome.answer).toBe('clientele:pickProject');
      expect(outcome.path).toBe('/picked/orders.csv');
      expect(outcome.heard).toEqual([{ command: 'open' }]);
      expect(outcome.stillListening).toBe(false);
      expect(outcome.refusals).toEqual(Array(6).fill('refused'));
    } finally {
      await browser.close();
    }
  });
});
