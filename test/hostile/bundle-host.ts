import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type UserConfig } from 'vite';
import describeBuild from '../../electron/vite.config.ts';

/** The host under trial, ready to be started; disposing it takes its files away. */
export interface BundledHost extends Disposable {
  /** Path of its program. */
  readonly program: string;
}

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * The host under trial and its workers as the installed program has them: plain JavaScript in one piece. Run from sources each thread holds the text and
 * the compiler of all its modules, 200 MB together that no file is to blame for. It lies inside the repository, where its packages are found.
 */
export async function bundleHost(): Promise<BundledHost> {
  const outDir = at(`dist/hostile-${process.pid}`);
  const input = {
    'trial-host': at('test/hostile/trial-host.ts'),
    'parser-worker': at('electron/parser/worker.ts'),
    'compute-worker': at('electron/workers/compute-worker.ts'),
    'engine-worker': at('electron/backend/warehouse/thread/engine-program.ts'),
  };
  const shipped: UserConfig = await describeBuild({ mode: 'production', command: 'build' });
  const { rolldownOptions, ...built } = shipped.build ?? {};
  await build({ ...shipped, configFile: false, build: { ...built, outDir, rolldownOptions: { ...rolldownOptions, input } } });
  return { program: `${outDir}/trial-host.js`, [Symbol.dispose]: () => rmSync(outDir, { recursive: true, force: true }) };
}
