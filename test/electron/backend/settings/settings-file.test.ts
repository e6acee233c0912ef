import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSettingsFile } from '../../../../electron/backend/settings/settings-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('tells the settings at once, then what this and other programs change, and the same only once', async () => {
  const settings = openSettingsFile(folder);
  settings.update({ locale: 'en' });
  const ending = new AbortController();
  const feed = settings.watch(ending.signal);
  const next = async () => (await feed.next()).value;
  expect(await next()).toMatchObject({ locale: 'en', theme: 'system' });

  settings.update({ theme: 'dark' });
  expect(await next()).toMatchObject({ locale: 'en', theme: 'dark' });

  // Another program has a file of its own in hand.
  const waiting = next();
  settings.update({ theme: 'dark' });
  openSettingsFile(folder).update({ locale: 'fa' });
  expect(await waiting).toMatchObject({ locale: 'fa', theme: 'dark' });

  const last = feed.next();
  ending.abort();
  expect(await last).toEqual({ value: undefined, done: true });
});
