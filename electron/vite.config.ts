import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const OUT = fileURLToPath(new URL('../dist/electron', import.meta.url));
const NODE_MODULES = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'electron'];
/** Packages that stay packages in the installed program; everything else is bundled. */
const manifest: { dependencies: Record<string, string> } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const RUNTIME_PACKAGES = Object.keys(manifest.dependencies);
const isExternal = (id: string) => NODE_MODULES.includes(id) || RUNTIME_PACKAGES.some((name) => id === name || id.startsWith(`${name}/`));

const common: UserConfig = { root: ROOT, publicDir: false, logLevel: 'warn' };

/** Everything that runs in Node: Electron's main, the host and its workers, the web shell and the CLI. ECMAScript modules. */
const node: UserConfig = {
  ...common,
  build: {
    outDir: OUT,
    emptyOutDir: true,
    ssr: true,
    target: 'node24',
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      external: isExternal,
      input: {
        main: `${ROOT}main/main.ts`,
        host: `${ROOT}backend/platform/host-process.ts`,
        'parser-worker': `${ROOT}parser/worker.ts`,
        'compute-worker': `${ROOT}workers/compute-worker.ts`,
        'engine-worker': `${ROOT}backend/warehouse/thread/engine-program.ts`,
        web: `${ROOT}web/start.ts`,
        cli: `${ROOT}cli/main.ts`,
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true },
};

/** The sandboxed preload: one CommonJS file that requires electron only. */
const preload: UserConfig = {
  ...common,
  build: {
    outDir: OUT,
    emptyOutDir: false,
    target: 'chrome150',
    minify: false,
    lib: { entry: `${ROOT}preload/preload.ts`, formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
};

export default defineConfig(({ mode }) => (mode === 'preload' ? preload : node));
