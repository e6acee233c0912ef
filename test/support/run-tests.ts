import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { RunResults } from './run-results.ts';

/**
 * `npm test`: every check, the build, unit and browser tests, one after another, each with its time; ends with what failed, the line
 * "N passed, N failed" and a failing exit code when anything failed. `--reference` runs the reference tests instead,
 * `--only STEP` one step.
 */
interface Step {
  readonly name: string;
  /** Path below node_modules or of a script, and its arguments, run by this Node. */
  readonly command: readonly [script: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Where the step leaves its results; without them it counts as one. */
  readonly results?: string;
}

const STEP_LIMIT_MS = 25 * 60_000;
const UNIT_RESULTS = '.cache/unit-results.json';
const REFERENCE_RESULTS = '.cache/reference-results.json';
const E2E_RESULTS = '.cache/e2e-results.json';
const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '-c', 'test/vitest.config.ts'] as const;

/** Workers and child processes of the tests run the sources themselves: what was compiled once is kept. */
const COMPILED = { NODE_COMPILE_CACHE: fileURLToPath(new URL('../../.cache/compiled', import.meta.url)) } as const;

const STEPS: readonly Step[] = [
  { name: 'types', command: ['node_modules/typescript-native/bin/tsc', '-b', '--force'] },
  { name: 'lint', command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'layers', command: ['test/support/check-layers.ts'] },
  { name: 'dead code', command: ['node_modules/knip/bin/knip.js'] },
  { name: 'build', command: ['node_modules/vite/bin/vite.js', 'build', '-c', 'renderer/vite.config.ts', '--logLevel', 'warn'] },
  { name: 'unit', command: [...VITEST], env: COMPILED, results: UNIT_RESULTS },
  {
    name: 'browser',
    command: ['node_modules/@playwright/test/cli.js', 'test', '-c', 'test/e2e/playwright.config.ts'],
    results: E2E_RESULTS,
  },
];

const REFERENCE: readonly Step[] = [
  { name: 'reference', command: [...VITEST], env: { ...COMPILED, CLIENTELE_TESTS: 'reference' }, results: REFERENCE_RESULTS },
];

const { values } = parseArgs({ options: { reference: { type: 'boolean' }, only: { type: 'string' } } });
process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
mkdirSync('.cache', { recursive: true });
for (const file of values.reference ? [REFERENCE_RESULTS] : [UNIT_RESULTS, E2E_RESULTS]) rmSync(file, { force: true });

const steps = (values.reference ? REFERENCE : STEPS).filter(({ name }) => values.only === undefined || name === values.only);
const summary: string[] = [];
const failures: string[] = [];
let passed = 0;
for (const step of steps) {
  console.log(`\n── ${step.name}`);
  const startedAt = performance.now();
  const isOk = await run(step);
  const results = resultsOf(step, isOk);
  passed += results.passed;
  failures.push(...results.failures.map((line) => `FAILED ${step.name}: ${line}`));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const failed = results.failures.length;
  summary.push(`${failed === 0 ? 'ok    ' : 'failed'} ${step.name.padEnd(10)} ${seconds.padStart(7)} s  ${results.passed} passed, ${failed} failed`);
}
console.log(`\n${[...summary, ...failures].join('\n')}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1;

async function run({ command, env = {} }: Step): Promise<boolean> {
  const child = spawn(process.execPath, [...command], { stdio: 'inherit', env: { ...process.env, ...env } });
  // A runner that waits for a process somebody left behind would wait for ever.
  const limit = setTimeout(() => child.kill('SIGKILL'), STEP_LIMIT_MS);
  const [code] = await once(child, 'exit');
  clearTimeout(limit);
  return code === 0;
}

/** A step that failed without a failing test (a crash, nothing to run) counts as one failure. */
function resultsOf({ results: path }: Step, isOk: boolean): RunResults {
  const left: RunResults = path !== undefined && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { passed: 0, failures: [] };
  if (!isOk && left.failures.length === 0) return { ...left, failures: ['ended with an error, see its output above'] };
  return path === undefined ? { passed: 1, failures: [] } : left;
}
