import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportAnalysis } from '../../../../electron/backend/exports/export-analysis.ts';
import { exportSegment } from '../../../../electron/backend/exports/export-segment.ts';
import { EXPORT_STAGES } from '../../../../electron/backend/exports/stages.ts';
import { findArtifact } from '../../../../electron/backend/platform/staging.ts';
import { ANALYSES } from '../../../../shared/analyses/registry.ts';
import { viewContextSchema } from '../../../../shared/contract/analyses.ts';
import type { Artifact, TableFile } from '../../../../shared/contract/segments.ts';
import { unguardFormula } from '../../../../shared/model/formula-guard.ts';
import type { Predicate } from '../../../../shared/warehouse/predicate.ts';
import { besideRows } from '../../../support/beside-rows.ts';
import { openShop, randomShop, type Shop } from '../../../support/shop-fixture.ts';

let stagingDir = '';
const BESIDE = besideRows({ seed: 8, customers: 100, fromDay: 19_000, days: 600 });
let shop: Shop;
beforeAll(async () => {
  stagingDir = await mkdtemp(join(tmpdir(), 'clientele-export-'));
  const rows = randomShop({ seed: 4 }).map((row) => (row.customerId === 'C7' ? { ...row, customerName: '=cmd|calc' } : row));
  shop = await openShop(rows, BESIDE);
});
afterAll(async () => {
  await shop.close();
  await rm(stagingDir, { recursive: true, force: true });
});

const stages: string[] = [];
const job = (signal = new AbortController().signal) => ({ signal, stage: (name: string) => stages.push(name), progress: () => undefined });
const MANY: Predicate = { op: 'compare', column: 'orders', comparison: 'ge', value: 5 };

async function pathOf({ artifactId }: Artifact): Promise<string> {
  return (await findArtifact(stagingDir, artifactId))?.path ?? '';
}

async function readTable(artifact: Artifact): Promise<Record<string, string>[]> {
  return Papa.parse<Record<string, string>>((await readFile(await pathOf(artifact), 'utf8')).trimEnd(), { header: true }).data;
}

async function readWorkbook(artifact: Artifact): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await pathOf(artifact));
  return workbook;
}

describe('exportSegment', () => {
  it('writes the customers that the rule counts, one row each, with their figures', async () => {
    const size = await shop.segments.count({ rule: MANY });
    const artifact = await exportSegment({ ...shop, stagingDir }, { rule: MANY, format: 'csv', locale: 'en' }, job());
    const rows = await readTable(artifact);
    expect(rows).toHaveLength(size.customers);
    expect(rows.every((row) => Number(row.Orders) >= 5)).toBe(true);
    const cents = rows.reduce((sum, row) => sum + Math.round(Number(row.Revenue) * 10_000), 0);
    expect(cents).toBe(Math.round(Number(size.revenue) * 10_000));
    expect(new Set(stages)).toEqual(new Set(EXPORT_STAGES.map(({ name }) => name)));
  });

  it('writes a saved segment under its name and says in the workbook what it is', async () => {
    const segment = shop.segments.create({ name: 'Often / here', rule: MANY, frozen: false });
    const { id } = await segment;
    const artifact = await exportSegment({ ...shop, stagingDir }, { id, format: 'xlsx', locale: 'fa' }, job());
    expect(artifact.fileName).toMatch(/Often here\.xlsx$/);
    const [customers, about] = (await readWorkbook(artifact)).worksheets;
    expect(customers?.name).toBe('Often here');
    expect(customers?.rowCount).toBe((await shop.segments.count({ rule: MANY })).customers + 1);
    const lines = about?.getSheetValues().flatMap((row) => (Array.isArray(row) ? [String(row[2])] : [])) ?? [];
    expect(lines).toEqual(expect.arrayContaining(['Often / here']));
    expect(lines.some((line) => line.includes('مشتریانی که'))).toBe(true);
  });

  it('guards a name that would run as a formula, and leaves no other', async () => {
    const everybody = await exportSegment({ ...shop, stagingDir }, { format: 'csv', locale: 'en' }, job());
    const names = (await readTable(everybody)).map((row) => row.Name ?? '');
    expect(names).toContain("'=cmd|calc");
    expect(names.map(unguardFormula)).toContain('=cmd|calc');
  });

  it('refuses a segment that is not there', async () => {
    await expect(exportSegment({ ...shop, stagingDir }, { id: 999, format: 'csv', locale: 'en' }, job())).rejects.toMatchObject({
      code: 'SEGMENT_NOT_FOUND',
    });
  });
});

describe.each(ANALYSES.map(({ id }) => id))('exportAnalysis of %s', (id) => {
  const request = (format: TableFile, block?: string) => ({
    id,
    params: {},
    context: viewContextSchema.parse({ filter: MANY }),
    block,
    format,
    locale: 'en',
  });

  it('writes every table, chart and matrix as a sheet, and what they are based on', async () => {
    const { blocks, meta } = await shop.engine.run(request('xlsx'));
    const workbook = await readWorkbook(await exportAnalysis({ ...shop, stagingDir }, request('xlsx'), job()));
    const tables = blocks.filter(({ kind }) => kind !== 'note' && kind !== 'finding');
    expect(workbook.worksheets.length).toBeGreaterThanOrEqual(tables.length + 1);
    const about = workbook.worksheets.at(-1)?.getSheetValues() ?? [];
    const facts = about.flatMap((row) => (Array.isArray(row) ? [[String(row[1]), String(row[2])]] : []));
    expect(facts).toEqual(
      expect.arrayContaining([
        ['Fingerprint', meta.fingerprint],
        ['Data version', String(meta.dataVersion)],
      ]),
    );
    expect(facts.find(([label]) => label === 'Filter')?.[1]).toMatch(/^customers who/);
    for (const [index, block] of tables.entries()) {
      const sheet = workbook.worksheets[index];
      if (block.kind === 'table') expect(sheet?.rowCount).toBe(1 + block.rows.length + (block.total === undefined ? 0 : 1));
      if (block.kind === 'matrix') expect(sheet?.columnCount).toBe(1 + block.extra.length + block.columns.length);
    }
  });

  it('writes one block as a bare table whose figures are those of the block', async () => {
    const { blocks } = await shop.engine.run(request('csv'));
    const block = blocks.find(({ kind }) => kind === 'table');
    if (block?.kind !== 'table') return;
    const artifact = await exportAnalysis({ ...shop, stagingDir }, request('csv', block.id), job());
    const records = Papa.parse<string[]>((await readFile(await pathOf(artifact), 'utf8')).trimEnd()).data;
    const expected = [...block.rows, ...(block.total === undefined ? [] : [block.total])];
    expect(records).toHaveLength(expected.length + 1);
    block.columns.forEach((column, index) => {
      if (column.format.kind !== 'money' && column.format.kind !== 'integer') return;
      expect(records.slice(1).map((record) => record[index])).toEqual(expected.map((row) => String(row[index]?.value ?? '')));
    });
  });
});

describe('exportAnalysis', () => {
  it('refuses a block that is not there and stops when told', async () => {
    const id = ANALYSES[0]?.id ?? '';
    const context = viewContextSchema.parse({});
    const missing = exportAnalysis({ ...shop, stagingDir }, { id, params: {}, context, block: 'none', format: 'csv', locale: 'en' }, job());
    await expect(missing).rejects.toMatchObject({ code: 'PARAMS_INVALID' });
    const stopped = exportAnalysis({ ...shop, stagingDir }, { id, params: {}, context, format: 'xlsx', locale: 'en' }, job(AbortSignal.abort()));
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
