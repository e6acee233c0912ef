import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * Native add-ons must speak Node-API: then one binary serves Node and every Electron, and nothing is rebuilt.
 * Read from the file's own bytes, so that it holds for the platforms this machine is not.
 */
const ADDONS = [
  ...globSync('node_modules/better-sqlite3-multiple-ciphers/prebuilds/**/*.node'),
  ...globSync('node_modules/@duckdb/node-bindings-*/*.node'),
];

describe('native add-ons', () => {
  it('exist for this platform', () => {
    expect(ADDONS.some((file) => file.includes('sqlite'))).toBe(true);
    expect(ADDONS.some((file) => file.includes('duckdb'))).toBe(true);
  });

  it.each(ADDONS)('%s registers through Node-API and uses no V8 symbol', (file) => {
    const bytes = readFileSync(file, 'latin1');
    expect(bytes).toContain('napi_register_module_v1');
    expect(bytes).not.toMatch(/_ZN2v8\d|\?[A-Za-z@]+@v8@@/);
    expect(bytes).not.toContain('node_module_register');
  });

  it('load in this runtime', () => {
    const script =
      "require('better-sqlite3-multiple-ciphers')(':memory:').prepare('select 1').get(); require('@duckdb/node-api'); console.log(process.versions.napi)";
    expect(Number(execFileSync(process.execPath, ['-e', script]).toString())).toBeGreaterThanOrEqual(9);
  });
});
