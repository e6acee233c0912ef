import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Block } from '../../shared/analyses/blocks.ts';
import { importSummarySchema } from '../../shared/contract/imports.ts';
import { artifactSchema } from '../../shared/contract/segments.ts';
import type { ImportMapping } from '../../shared/model/import-mapping.ts';
import { writeSample } from '../backend/platform/write-sample.ts';
import { type CliSession, openCliSession } from './cli-session.ts';
import { UsageError } from './command.ts';
import { describeFailure } from './error-sentence.ts';

const USAGE = `Usage: npm run demo -- [FOLDER]

Does the main job without a window: makes the sample shop, imports it, runs the analyses, builds and exports a segment,
prints a report in English and in Persian, and says where everything is. FOLDER must be new or empty (default: dist/demo, made anew).
`;
const DEFAULT_FOLDER = fileURLToPath(new URL('../../dist/demo', import.meta.url));
const LOYAL = { op: 'compare', column: 'orders', comparison: 'ge', value: 5 } as const;

/** One step with its time. */
async function step<T>(what: string, work: () => Promise<T>, describe: (result: T) => string): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  console.log(`${what.padEnd(24)} ${((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)} s   ${describe(result)}`);
  return result;
}

async function run(given: string | undefined): Promise<void> {
  const folder = given === undefined ? DEFAULT_FOLDER : resolve(given);
  if (given === undefined) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new UsageError(`The folder ${folder} is not empty.`);
  const project = join(folder, 'sample-shop.clientele');
  const session = await openCliSession({ project, dataDir: join(folder, 'data') });
  try {
    await runSteps(session, folder);
  } finally {
    await session.close();
  }
  console.log(`\nEverything is in ${folder}:`);
  const files = ['sample-shop.clientele', 'sample-truth.json', 'loyal-customers.xlsx', 'report-en.pdf', 'report-fa.pdf'];
  for (const file of files) console.log(`  ${relative(process.cwd(), join(folder, file))}`);
}

async function runSteps(session: CliSession, folder: string): Promise<void> {
  const { client, finishJob, saveArtifact } = session;
  const sample = await step(
    'sample shop',
    () => writeSample(folder, { locale: 'en' }),
    ({ ordersPath }) => ordersPath,
  );
  await session.openProject({ create: true });
  await client.projects.rename({ name: 'Sample shop' });
  await client.projects.update({ currency: sample.currency });
  const load = async (path: string, mapping: ImportMapping) =>
    importSummarySchema.parse(await finishJob(await client.imports.commit({ source: { path }, mapping })));
  await step(
    'import customers',
    () => load(sample.customersPath, sample.customersMapping),
    ({ ledger }) => `${ledger.loaded} rows`,
  );
  for (const { path, mapping } of sample.others) {
    await step(
      `import ${mapping.kind}`,
      () => load(path, mapping),
      ({ ledger }) => `${ledger.loaded} rows`,
    );
  }
  await step(
    'import orders',
    () => load(sample.ordersPath, sample.ordersMapping),
    ({ ledger }) => `${ledger.loaded} rows, amount ${ledger.amount}`,
  );
  for (const { id, missing } of await client.analyses.list()) {
    if (missing.length > 0) continue;
    await step(
      `analysis ${id}`,
      () => client.analyses.run({ id }),
      ({ blocks }) => countBlocks(blocks),
    );
  }
  const segment = await step(
    'segment',
    () => client.segments.create({ name: 'Loyal customers', rule: LOYAL }),
    ({ name }) => name,
  );
  await step(
    'count',
    () => client.segments.count({ rule: LOYAL }),
    ({ customers, of, revenue }) => `${customers} of ${of} customers, revenue ${revenue}`,
  );
  const save = async (started: { readonly jobId: string }, name: string): Promise<string> => {
    const artifact = artifactSchema.parse(await finishJob(started));
    await saveArtifact(artifact.artifactId, join(folder, name));
    return `${artifact.bytes} bytes`;
  };
  await step(
    'export',
    async () => save(await client.segments.export({ id: segment.id, format: 'xlsx', locale: 'en' }), 'loyal-customers.xlsx'),
    (size) => size,
  );
  for (const locale of ['en', 'fa'] as const) {
    const context = { calendar: locale === 'fa' ? ('jalali' as const) : ('gregorian' as const) };
    const print = async () => save(await client.reports.pdf({ template: 'overview', locale, context }), `report-${locale}.pdf`);
    await step(`report ${locale}`, print, (size) => size);
  }
}

function countBlocks(blocks: readonly Block[]): string {
  const kinds = new Map<string, number>();
  for (const { kind } of blocks) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ');
}

try {
  const { values, positionals } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } }, allowPositionals: true });
  if (values.help === true) process.stdout.write(USAGE);
  else await run(positionals[0]);
} catch (error) {
  const { sentence, exitCode } = describeFailure(error);
  process.stderr.write(`${sentence}\n`);
  process.exitCode = exitCode;
}
