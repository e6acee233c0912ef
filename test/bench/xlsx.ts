import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, renameSync } from 'node:fs';
import { loadavg } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { RecordCursor } from '../../electron/parser/readers/record-cursor.ts';
import { openTables } from '../../electron/parser/readers/tables/open-tables.ts';
import { CANONICAL_DIALECT } from '../../electron/parser/readers/tables/table-source.ts';
import { ensureOrdersFile } from './orders-file.ts';

/** Every cell of a workbook of nine columns: ours to cut records, against exceljs' stream reader. Each run is a process of its own, by turns. */
const GOAL_MEGABYTES = 300;
const COLUMNS = 9;
const DATE_COLUMN = 2;
const FIRST_NUMBER = 6;

interface Measured {
  readonly ms: number;
  readonly rows: number;
  readonly cells: number;
  readonly quantity: number;
  readonly peakMegabytes: number;
}

const [mode = '', path = ''] = process.argv.slice(2);
if (mode === 'ours' || mode === 'exceljs') {
  const started = performance.now();
  const counted = mode === 'ours' ? await readOurs(path) : await readExceljs(path);
  const measured: Measured = { ms: performance.now() - started, ...counted, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
  process.stdout.write(JSON.stringify(measured));
} else await compare(Number(mode === '' ? 500_000 : mode), Number(path === '' ? 3 : path));

async function compare(rows: number, runs: number): Promise<void> {
  const workbook = await ensureWorkbook(rows);
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let run = 0; run < runs; run++) {
    theirs.push(runOnce('exceljs', workbook));
    ours.push(runOnce('ours', workbook));
  }
  const [one] = ours;
  const [other] = theirs;
  if (one === undefined || other === undefined || one.rows !== rows + 1 || one.cells !== other.cells || one.quantity !== other.quantity) {
    throw new Error(`the two sides disagree: ${JSON.stringify([one, other])}`);
  }
  const ratio = middleOf(ours) / middleOf(theirs);
  const peak = Math.max(...ours.map(({ peakMegabytes }) => peakMegabytes));
  const verdict = (ok: boolean) => (ok ? 'ok' : 'MISSED');
  console.log(`xlsx ${rows} rows × ${COLUMNS}: ratio to exceljs ${ratio.toFixed(2)} (goal below 1) ${verdict(ratio < 1)}`);
  console.log(`  ours    ${describe(ours)}, peak ${Math.round(peak)} MB (goal ${GOAL_MEGABYTES}) ${verdict(peak <= GOAL_MEGABYTES)}`);
  console.log(
    `  exceljs ${describe(theirs)}, peak ${Math.round(Math.max(...theirs.map(({ peakMegabytes }) => peakMegabytes)))} MB; load average ${loadavg()[0]?.toFixed(1)}`,
  );
  process.exitCode = ratio < 1 && peak <= GOAL_MEGABYTES ? 0 : 1;
}

function runOnce(side: 'ours' | 'exceljs', workbook: string): Measured {
  const output = execFileSync(process.execPath, [fileURLToPath(import.meta.url), side, workbook], { encoding: 'utf8' });
  return JSON.parse(output) as Measured;
}

function middleOf(runs: readonly Measured[]): number {
  const sorted = runs.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

function describe(runs: readonly Measured[]): string {
  const ms = middleOf(runs);
  return `${Math.round(ms)} ms [${runs.map((run) => Math.round(run.ms)).join(' ')}] ${Math.round(((runs[0]?.rows ?? 0) / ms) * 1000)} rows/s`;
}

async function readOurs(workbook: string): Promise<Pick<Measured, 'rows' | 'cells' | 'quantity'>> {
  await using tables = await openTables(workbook, { isPreview: false });
  await using source = await tables.open(null);
  const cursor = new RecordCursor({ ...CANONICAL_DIALECT, skipLines: 0 }, false, 'record');
  const counted = { rows: 0, cells: 0, quantity: 0 };
  const walk = () => {
    while (cursor.next() !== 'needMore') {
      counted.rows++;
      for (let index = 0; index < cursor.fields.count; index++) if (cursor.fields.ends[index] !== cursor.fields.starts[index]) counted.cells++;
      if (counted.rows > 1) counted.quantity += Number(cursor.text(FIRST_NUMBER));
    }
  };
  for await (const block of source.blocks()) {
    cursor.refill(block);
    walk();
  }
  cursor.finish();
  walk();
  return counted;
}

async function readExceljs(workbook: string): Promise<Pick<Measured, 'rows' | 'cells' | 'quantity'>> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(workbook, {
    sharedStrings: 'cache',
    styles: 'cache',
    worksheets: 'emit',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  const counted = { rows: 0, cells: 0, quantity: 0 };
  for await (const sheet of reader) {
    for await (const row of sheet) {
      counted.rows++;
      const values = row.values as readonly unknown[];
      for (const value of values) if (value !== undefined && value !== null) counted.cells++;
      if (counted.rows > 1) counted.quantity += Number(values[FIRST_NUMBER + 1]);
    }
  }
  return counted;
}

/** The orders file of that many lines as a workbook: shared strings, dates as dates, numbers as numbers. Made once and kept. */
async function ensureWorkbook(rows: number): Promise<string> {
  const { path: csv } = await ensureOrdersFile(rows);
  const workbook = csv.replace(/\.csv$/, '.xlsx');
  if (existsSync(workbook)) return workbook;
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: `${workbook}.part`, useSharedStrings: true, useStyles: true });
  const sheet = writer.addWorksheet('Orders');
  const dates = sheet.getColumn(DATE_COLUMN + 1);
  let isHeader = true;
  for await (const line of createInterface({ input: createReadStream(csv) })) {
    const fields = line.split(',');
    const toValue = (field: string, index: number) =>
      index === DATE_COLUMN ? new Date(`${field}T00:00:00Z`) : index >= FIRST_NUMBER ? Number(field) : field;
    sheet.addRow(isHeader ? fields : fields.map(toValue)).commit();
    if (isHeader) dates.numFmt = 'yyyy-mm-dd';
    isHeader = false;
  }
  sheet.commit();
  await writer.commit();
  renameSync(`${workbook}.part`, workbook);
  return workbook;
}
