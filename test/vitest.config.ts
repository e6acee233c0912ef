import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { VitestResults } from './support/vitest-results.ts';

const isReference = process.env.CLIENTELE_TESTS === 'reference';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  cacheDir: '.cache/vitest',
  plugins: [react()],
  test: {
    include: isReference ? ['test/reference/**/*.test.ts'] : ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/bench/**', ...(isReference ? [] : ['test/reference/**'])],
    setupFiles: ['test/support/property-seed.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default', new VitestResults(isReference ? '.cache/reference-results.json' : '.cache/unit-results.json')],
  },
});
