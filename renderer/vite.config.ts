import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { ANALYSES } from '../shared/analyses/registry.ts';
import { ICON_NAMES } from './components/icon-names.ts';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);

/** Path data of the outlined Material Symbols in use: those the window names, and those the analyses ask for. */
function iconShapes(): Record<string, string> {
  const names = new Set<string>([...ICON_NAMES, ...ANALYSES.map((analysis) => analysis.icon)]);
  return Object.fromEntries([...names].map((name) => [name, readIconShape(name)]));
}

function readIconShape(name: string): string {
  const svg = readFileSync(require.resolve(`@material-symbols/svg-400/outlined/${name}.svg`), 'utf8');
  const shape = / d="([^"]+)"/.exec(svg)?.[1];
  if (shape === undefined) throw new Error(`the symbol "${name}" has no path`);
  return shape;
}

export default defineConfig({
  root: ROOT,
  base: './',
  publicDir: false,
  plugins: [react()],
  define: { __ICON_SHAPES__: JSON.stringify(iconShapes()) },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    sourcemap: false,
    /** data: fonts and styles would need a weaker content security policy. */
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      /** zod and its configuration stand alone, so that they are evaluated before any schema is made. */
      output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-jitless/ }] } },
    },
  },
});
