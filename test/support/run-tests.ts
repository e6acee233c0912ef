import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * `npm test`: every check, the build, unit and browser tests, one after another, each with its time; ends with the line
 * "N passed, N failed" and a failing exit code when anything failed. `--reference` runs the reference tests instead,
 * `--only STEP` one step.
 */
interface Step {
  readonly name: string;
  /** Path below node_modules or of a script, and its arguments, run by this Node. */
  readonly command: readonly [script: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Reads the counts the step left; without it the step itself counts as one. */
  readonly results?: () => Counts;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
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
  { name: 'unit', command: [...VITEST], env: COMPILED, results: () => readVitest(UNIT_RESULTS) },
  {
    name: 'browser',
    command: ['node_modules/@playwright/test/cli.js', 'test', '-c', 'test/e2e/playwright.config.ts', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: fileURLToPath(new URL(`../../${E2E_RESULTS}`, import.meta.url)) },
    results: readPlaywright,
  },
];

const REFERENCE: readonly Step[] = [
  { name: 'reference', command: [...VITEST], env: { ...COMPILED, CLIENTELE_TESTS: 'reference' }, results: () => readVitest(REFERENCE_RESULTS) },
];

const { values } = parseArgs({ options: { reference: { type: 'boolean' }, only: { type: 'string' } } });
process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
mkdirSync('.cache', { recursive: true });
for (const file of values.reference ? [REFERENCE_RESULTS] : [UNIT_RESULTS, E2E_RESULTS]) rmSync(file, { force: true });

const steps = (values.reference ? REFERENCE : STEPS).filter(({ name }) => values.only === undefined || name === values.only);
const summary: string[] = [];
let passed = 0;
let failed = 0;
for (const step of steps) {
  console.log(`\n── ${step.name}`);
  const startedAt = performance.now();
  const isOk = await run(step);
  const counts = countsOf(step, isOk);
  passed += counts.passed;
  failed += counts.failed;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  summary.push(
    `${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${step.name.padEnd(10)} ${seconds.padStart(7)} s  ${counts.passed} passed, ${counts.failed} failed`,
  );
}
console.log(`\n${summary.join('\n')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function run({ command, env = {} }: Step): Promise<boolean> {
  const child = spawn(process.execPath, [...command], { stdio: 'inherit', env: { ...process.env, ...env } });
  // A runner that waits for a process somebody left behind would wait for ever.
  const limit = setTimeout(() => child.kill('SIGKILL'), STEP_LIMIT_MS);
  const [code] = await once(child, 'exit');
  clearTimeout(limit);
  return code === 0;
}

/** A step that failed without a failing test (a file that does not load, a crash) counts as one failure more. */
function countsOf({ results }: Step, isOk: boolean): Counts {
  if (results === undefined) return isOk ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const counts = results();
  return isOk || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function readVitest(path: string): Counts {
  const found = readResults(path);
  return { passed: countIn(found, 'numPassedTests'), failed: countIn(found, 'numFailedTests') };
}

function readPlaywright(): Counts {
  const found = readResults(E2E_RESULTS);
  const stats = typeof found === 'object' && found !== null && 'stats' in found ? found.stats : null;
  return { passed: countIn(stats, 'expected') + countIn(stats, 'flaky'), failed: countIn(stats, 'unexpected') };
}

function readResults(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

function countIn(object: unknown, key: string): number {
  const value = typeof object === 'object' && object !== null ? Object.entries(object).find(([name]) => name === key)?.[1] : undefined;
  return typeof value === 'number' ? value : 0;
}
