import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const SOURCES = globSync('{shared,electron,renderer}/**/*.{ts,tsx}').map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const linesOf = (text: string) => text.split('\n').length - 1;
const total = SOURCES.reduce((sum, { text }) => sum + linesOf(text), 0);

describe('the size of things', () => {
  it('sees the sources at all', () => {
    expect(SOURCES.length).toBeGreaterThan(400);
  });

  it('no source file has more than 300 lines', () => {
    expect(SOURCES.filter(({ text }) => linesOf(text) > 300).map(({ path }) => path)).toEqual([]);
  });

  it('what imports electron stays within 800 lines and 4 % of the code, and nothing else imports it', () => {
    const shell = SOURCES.filter(({ path }) => /^electron\/(main|preload)\//.test(path));
    const lines = shell.reduce((sum, { text }) => sum + linesOf(text), 0);
    expect(lines).toBeLessThanOrEqual(800);
    expect(lines / total).toBeLessThanOrEqual(0.04);
    const importers = SOURCES.filter(({ text }) => /from 'electron'|require\(['"]electron['"]\)/.test(text)).map(({ path }) => path);
    expect(importers.filter((path) => !/^electron\/(main|preload)\//.test(path))).toEqual([]);
  });

  it('shared knows no runtime: no node:, no React, no electron (no DOM: its tsconfig has no DOM types)', () => {
    const impure = SOURCES.filter(({ path, text }) => path.startsWith('shared/') && /from '(node:|react|@mui|electron)/.test(text));
    expect(impure.map(({ path }) => path)).toEqual([]);
    expect(JSON.parse(readFileSync('shared/tsconfig.json', 'utf8')).compilerOptions.lib).toEqual(['ES2024']);
  });
});
