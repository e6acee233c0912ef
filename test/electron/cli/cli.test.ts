import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { analysisResultSchema } from '../../../shared/contract/analyses.ts';
import { findingsSchema } from '../../../shared/contract/findings.ts';
import { importSummarySchema } from '../../../shared/contract/imports.ts';
import { projectInfoSchema, projectSummarySchema, verificationSchema } from '../../../shared/contract/projects.ts';
import { artifactSchema, segmentSchema, segmentSizeSchema } from '../../../shared/contract/segments.ts';
import { importMappingSchema } from '../../../shared/model/import-mapping.ts';
import { startCli } from '../../support/cli-process.ts';

const ORDERS = [
  'Order,Date,Customer,Product,Quantity,Price',
  '1,2024-01-03,anna,Tea,2,3.50',
  '1,2024-01-03,anna,Cup,1,12.005',
  '2,2024-02-10,ben,Tea,1,3.50',
  '3,2024-03-01,anna,Pot,1,25',
  '4,2024-03-05,,Tea,4,3.50',
  '5,not a day,ben,Tea,1,3.50',
  '6,2024-04-01,anna,Tea,-1,3.50',
  ...Array.from({ length: 20 }, (_, index) => `${7 + index},2024-05-0${1 + (index % 9)},carl,Cup,1,1.50`),
].join('\n');
const RULE = '{"op":"compare","column":"orders","comparison":"ge","value":2}';

let folder: string;
let project: string;
let orders: string;
const cli = (...args: string[]) => startCli(join(folder, 'data'), args);
const onShop = (...args: string[]) => cli(...args, '--project', project);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clientele-cli-'));
  project = join(folder, 'shop.clientele');
  orders = join(folder, 'orders.csv');
  writeFileSync(orders, ORDERS);
  const { code, stdout } = await onShop('import', orders, '--json');
  expect(code).toBe(0);
  expect(exactly(importSummarySchema, stdout)).toMatchObject({
    kind: 'orders',
    fileName: 'orders.csv',
    ledger: { read: 27, loaded: 26, rejected: 1, filtered: 0, amount: '88.005', anonymous: 1 },
    newCustomers: 3,
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The one JSON document on standard output; it has the shape of the contract and nothing beside it. */
function exactly<T>(schema: z.ZodType<T>, stdout: string): T {
  expect(stdout.endsWith('\n')).toBe(true);
  expect(stdout.trim().split('\n').length).toBe(1);
  const value: unknown = JSON.parse(stdout);
  const parsed = schema.parse(value);
  expect(parsed).toEqual(value);
  return parsed;
}

/** One sentence on standard error, nothing on standard output. */
function refused(run: Awaited<ReturnType<typeof startCli>>, code: number, sentence: RegExp): void {
  expect(run.stdout).toBe('');
  expect(run.stderr).toMatch(sentence);
  expect(run.stderr.trim().split('\n').length, run.stderr).toBe(1);
  expect(run.stderr).toMatch(/\.\n$/);
  expect(run.stderr).not.toContain('{{');
  expect(run.code).toBe(code);
}

describe('commands with --json', () => {
  test('imports, projects, verify', async () => {
    const list = await onShop('imports', 'list', '--json');
    expect(exactly(z.array(importSummarySchema), list.stdout).length).toBe(1);
    const rejected = JSON.parse((await onShop('imports', 'rejected', '1', '--json')).stdout);
    expect(rejected).toMatchObject({ total: 1, rows: [{ line: 7, row: 6, reason: 'notADate', column: 'Date', value: 'not a day' }] });
    const projects = exactly(z.array(projectSummarySchema), (await cli('projects', 'list', '--json')).stdout);
    expect(projects).toMatchObject([{ path: project, name: 'shop', rows: 26, exists: true }]);
    expect(exactly(projectInfoSchema, (await onShop('projects', 'show', '--json')).stdout)).toMatchObject({ lines: 26, customers: 3 });
    expect(exactly(verificationSchema, (await onShop('verify', '--json')).stdout).ok).toBe(true);
  });

  test('mapping prints a mapping that import takes', async () => {
    const printed = await cli('mapping', orders, '--json');
    const mapping = exactly(importMappingSchema, printed.stdout);
    const path = join(folder, 'mapping.json');
    writeFileSync(path, JSON.stringify({ ...mapping, filters: [{ column: 3, test: 'equals', value: 'Tea' }] }));
    const other = join(folder, 'other.clientele');
    const { stdout } = await cli('import', orders, '--mapping', path, '--project', other, '--json');
    expect(exactly(importSummarySchema, stdout).ledger).toMatchObject({ filtered: 22, filteredBy: [22] });
  });

  test('findings', async () => {
    const { stdout } = await onShop('findings', '--all', '--json');
    const answer = findingsSchema.parse(JSON.parse(stdout));
    expect(answer.findings.length + answer.open.length).toBeGreaterThan(0);
    expect(answer.failed).toEqual([]);
  });

  test('analyse', async () => {
    const { stdout } = await onShop('analyse', 'sales', '--period', '2024-01-01..2024-02-29', '--json');
    const result = exactly(analysisResultSchema, stdout);
    expect(result).toMatchObject({ id: 'sales', meta: { lines: expect.any(Number) } });
    expect(result.context.period).toEqual({ fromDay: 19723, toDay: 19782 });
    const { stdout: listed } = await onShop('analyse', '--json');
    expect(JSON.parse(listed).map(({ id }: { id: string }) => id)).toContain('sales');
  });

  test('segment create, list, count and export', async () => {
    expect(exactly(segmentSchema, (await onShop('segment', 'create', '--name', 'Twice', '--rule', RULE, '--json')).stdout).name).toBe('Twice');
    const sized = z.array(segmentSchema.extend({ size: segmentSizeSchema }));
    expect(exactly(sized, (await onShop('segment', 'list', '--json')).stdout)).toMatchObject([{ name: 'Twice', size: { customers: 2, of: 3 } }]);
    const rulePath = join(folder, 'rule.json');
    writeFileSync(rulePath, RULE);
    for (const which of [['Twice'], ['1'], ['--rule', RULE], ['--rule', `@${rulePath}`]]) {
      expect(exactly(segmentSizeSchema, (await onShop('segment', 'count', ...which, '--json')).stdout).customers).toBe(2);
    }
    const out = join(folder, 'out', 'twice.csv');
    const { stdout } = await onShop('segment', 'export', 'Twice', '--out', out, '--json');
    expect(exactly(artifactSchema.extend({ path: z.string() }), stdout)).toMatchObject({ path: out });
    expect(readFileSync(out, 'utf8').trim().split('\r\n').length).toBe(3);
  });

  test('export writes the tables of an analysis', async () => {
    const out = join(folder, 'sales.xlsx');
    const { stdout } = await onShop('export', 'sales', '--out', out, '--json');
    expect(exactly(artifactSchema.extend({ path: z.string() }), stdout).bytes).toBe(readFileSync(out).length);
  });

  test('report prints a PDF', async () => {
    const out = join(folder, 'report.pdf');
    const { code, stderr } = await onShop('report', '--template', 'overview', '--out', out, '--locale', 'fa', '--json');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('call reaches any procedure and waits for jobs', async () => {
    const { stdout } = await onShop('call', 'customers.list', '{"sort":{"by":"key","descending":false},"offset":0,"limit":5}', '--json');
    expect(JSON.parse(stdout).rows.map(({ name }: { name: string }) => name)).toEqual(['anna', 'ben', 'carl']);
    const summary = exactly(
      importSummarySchema,
      (await cli('call', 'imports.undo', '{"id":1}', '--project', join(folder, 'other.clientele'), '--json')).stdout,
    );
    expect(summary.id).toBe(1);
  });
});

describe('several files', () => {
  const write = (name: string, lines: readonly string[]) => {
    const path = join(folder, name);
    writeFileSync(path, lines.join('\n'));
    return path;
  };

  test('a set names what is none of the model on standard error and brings in the rest', async () => {
    const people = write('people.csv', ['customer_id,name,city', 'zoe,Zoe Fox,Rome', 'yan,Yan Li,Oslo']);
    const points = write('geolocation.csv', ['geolocation_lat,geolocation_lng', '-23.5,-46.6', '-23.6,-46.7']);
    const own = join(folder, 'set.clientele');
    const { code, stdout, stderr } = await cli('import', people, points, '--set', '--project', own, '--json');
    expect(code).toBe(0);
    expect(exactly(importSummarySchema, stdout)).toMatchObject({ kind: 'customers', fileName: 'people.csv', ledger: { loaded: 2 } });
    expect(stderr).toContain('geolocation.csv is left out');
  });

  test('what came in before a file that is refused is told, and the file is named', async () => {
    const own = join(folder, 'one-by-one.clientele');
    const empty = write('empty.csv', ['Order,Date,Customer,Price']);
    const { code, stdout, stderr } = await cli('import', orders, empty, '--project', own, '--json');
    expect(code).toBe(3);
    expect(exactly(importSummarySchema, stdout)).toMatchObject({ fileName: 'orders.csv', ledger: { loaded: 26 } });
    expect(stderr).toMatch(/^empty\.csv: /);
  });
});

describe('help and refusals', () => {
  test('--help everywhere', async () => {
    const { stdout, code } = await cli('--help');
    expect(code).toBe(0);
    const names = [...stdout.matchAll(/^ {2}([a-z]+) {2,}/gm)].map((match) => match[1] ?? '');
    expect(names).toContain('import');
    for (const name of names) {
      const help = await cli(name, '--help');
      expect(help.code, name).toBe(0);
      expect(help.stdout, name).toContain(`cli -- ${name}`);
    }
  });

  test('a wrong command line is 2', async () => {
    refused(await cli('import'), 2, /at least one FILE/);
    refused(await cli('verify'), 2, /--project FILE/);
    refused(await cli('polish'), 2, /no command "polish"/);
    refused(await cli('import', orders, '--as', 'dreams'), 2, /one of orders, orderHeads, orderLines, customers/);
    refused(await cli('import', orders, '--colour', 'red'), 2, /--colour/);
    refused(await onShop('analyse', 'sales', '--period', '2024-13-01..2024-12-31'), 2, /--period/);
    refused(await onShop('segment', 'count', '--rule', '{"op":"compare"}'), 2, /--rule does not fit/);
    refused(await onShop('segment', 'count', '--rule', '@/no/such'), 2, /cannot be read/);
    refused(await onShop('export', 'sales', '--out', 'sales.doc'), 2, /\.csv or \.xlsx/);
  });

  test('bad input is 3, what is not there 4, a client file that cannot be used 6', async () => {
    refused(await onShop('import', orders, '--json'), 3, /imported before/);
    const empty = join(folder, 'empty.csv');
    writeFileSync(empty, '');
    refused(await onShop('import', empty), 3, /empty\.csv/);
    refused(await onShop('analyse', 'sales', '--params', '{"grain":"fortnight"}'), 3, /not allowed/);
    refused(await cli('import', join(folder, 'none.csv'), '--project', join(folder, 'new.clientele')), 4, /none\.csv/);
    expect(existsSync(join(folder, 'new.clientele'))).toBe(false);
    refused(await cli('verify', '--project', join(folder, 'none.clientele')), 4, /none\.clientele/);
    refused(await onShop('segment', 'count', 'Nobody'), 4, /Nobody/);
    refused(await onShop('analyse', 'horoscope'), 4, /horoscope/);
    refused(await onShop('report', '--template', 'diary', '--out', join(folder, 'x.pdf')), 4, /diary/);
    refused(await cli('verify', '--project', orders), 6, /orders\.csv/);
  });

  test('Ctrl+C cancels: 5, and nothing is left behind', async () => {
    const target = join(folder, 'big.clientele');
    const big = join(folder, 'big.csv');
    const lines = ['Order,Date,Customer,Product,Quantity,Price'];
    for (let row = 0; row < 400_000; row++)
      lines.push(`${row >> 1},2024-0${1 + (row % 9)}-1${row % 9},c${row % 5000},p${row % 90},${row % 5},${row % 70}.25`);
    writeFileSync(big, lines.join('\n'));
    const journals = join(folder, 'data', 'jobs');
    const run = await startCli(join(folder, 'data'), ['import', big, '--project', target], {
      onStart: (kill) => {
        const timer = setInterval(() => {
          if (!readdirSync(journals).some((name) => readFileSync(join(journals, name), 'utf8').includes('"import"'))) return;
          clearInterval(timer);
          setTimeout(() => kill('SIGINT'), 200);
        }, 20);
      },
    });
    refused(run, 5, /cancelled/);
    const { stdout } = await cli('projects', 'show', '--project', target, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ lines: 0, customers: 0, lastImport: null });
    expect(JSON.parse((await cli('verify', '--project', target, '--json')).stdout).ok).toBe(true);
  });

  test('every run leaves its scratch folder and its journal clean', async () => {
    expect(readdirSync(join(folder, 'data', 'cache', 'staging'))).toEqual([]);
    expect(readdirSync(join(folder, 'data', 'jobs'))).toEqual([]);
  });
});
