import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAssetFolder } from '../../../../electron/backend/platform/asset-folder.ts';

let root: string;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'clientele-assets-')));
  mkdirSync(join(root, 'assets', 'presets'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('in a development copy', () => {
  expect(findAssetFolder('presets')).toBe(resolve('assets/presets'));
});

test.each(['dist/electron/host.js', 'dist/electron/chunks/load-presets-1a2b.js', 'electron/backend/imports/presets/load-presets.ts'])(
  'above %s',
  (module) => {
    expect(findAssetFolder('presets', pathToFileURL(join(root, module)).href)).toBe(join(root, 'assets', 'presets'));
  },
);

test('what is not there is null', () => {
  expect(findAssetFolder('nothing', pathToFileURL(join(root, 'dist/electron/host.js')).href)).toBeNull();
});
