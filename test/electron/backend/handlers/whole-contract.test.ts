import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findArtifact } from '../../../../electron/backend/platform/staging.ts';
import { contract } from '../../../../shared/contract/contract.ts';
import { importSummarySchema } from '../../../../shared/contract/imports.ts';
import { type Artifact, artifactSchema } from '../../../../shared/contract/segments.ts';
import { openTestBackend, type TestBackend } from '../../../support/test-backend.ts';

/** The sample shop behind the whole contract, once for the file. */
let folder: string;
let host: TestBackend;
let sampleJob: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-contract-'));
  host = await openTestBackend(folder);
  const { project, jobId } = await host.client.projects.createSample({});
  sampleJob = jobId;
  expect(project.path).toBe(join(host.ports.projectsDir, 'Sample shop.clientele'));
  await host.client.jobs.result({ id: jobId });
});

afterAll(async () => {
  await host.backend.close();
  await rm(folder, { recursive: true, force: true });
});

async function artifactOf({ jobId }: { readonly jobId: string }): Promise<{ artifact: Artifact; bytes: Buffer }> {
  const artifact = artifactSchema.parse(await host.client.jobs.result({ id: jobId }));
  const found = await findArtifact(host.ports.stagingDir, artifact.artifactId);
  return { artifact, bytes: readFileSync(found?.path ?? '') };
}

describe('the whole contract over the sample shop', () => {
  test('every procedure has a handler', () => {
    for (const [domain, procedures] of Object.entries(contract)) {
      const handlers = host.backend.router[domain as keyof typeof contract];
      expect(Object.keys(handlers).sort(), domain).toEqual(Object.keys(procedures).sort());
    }
  });

  test('the sample job ended with the import of the orders', async () => {
    const summary = importSummarySchema.parse(await host.client.jobs.result({ id: sampleJob }));
    expect(summary).toMatchObject({ kind: 'orders', ledger: { rejected: 0 } });
    expect((await host.client.jobs.list()).find(({ id }) => id === sampleJob)).toMatchObject({ kind: 'sample', state: 'done', fraction: 1 });
    expect(existsSync(join(host.ports.stagingDir, 'sample'))).toBe(false);
    expect(await host.client.projects.current()).toMatchObject({ lines: summary.ledger.loaded, currency: expect.stringMatching(/^[A-Z]{3}$/) });
    expect((await host.client.projects.recent())[0]?.rows).toBe(summary.ledger.loaded);
  });

  test('imports answer with their totals and raw rows', async () => {
    const { client } = host;
    const imports = await client.imports.list();
    expect(imports.map(({ kind }) => kind).sort()).toEqual(['costs', 'customers', 'interactions', 'orders', 'referrals', 'subscriptions']);
    const tables = await client.imports.tables();
    expect(tables.find(({ table }) => table === 'tickets')).toEqual({ table: 'tickets', rows: 0, firstDay: null, lastDay: null });
    expect(tables.find(({ table }) => table === 'order_lines')?.lastDay).toBeGreaterThan(0);
    const orders = imports.find(({ kind }) => kind === 'orders');
    const detail = await client.imports.get({ id: orders?.id ?? 0 });
    expect(detail.mapping.kind).toBe('orders');
    const raw = await client.imports.rawRow({ importId: detail.id, row: 1 });
    expect(raw.fields.length).toBe(raw.header.length);
    expect(raw.text).toContain(raw.fields[0] ?? 'no field');
    expect(await client.imports.rejected({ id: detail.id, offset: 0, limit: 10 })).toEqual({ total: 0, rows: [] });
    await expect(client.imports.get({ id: 99 })).rejects.toMatchObject({ code: 'IMPORT_NOT_FOUND' });
    await expect(client.imports.check({ source: { staged: 'nope' }, mapping: detail.mapping })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    const missing = await client.imports.commit({ source: { path: '/no/such/file.csv' }, mapping: detail.mapping });
    await expect(client.jobs.result({ id: missing.jobId })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND', data: { params: { file: 'file.csv' } } });
  });

  test('every analysis runs; a figure leads to rows that give it again', async () => {
    const { client } = host;
    const offers = await client.analyses.list();
    expect(offers.length).toBeGreaterThanOrEqual(3);
    for (const { id, missing } of offers) {
      expect(missing, id).toEqual([]);
      const { blocks, meta } = await client.analyses.run({ id });
      expect(blocks.length, id).toBeGreaterThan(0);
      expect(meta.fingerprint, id).toMatch(/^[0-9a-f]+$/);
      const kpi = blocks.find((block) => block.kind === 'kpi');
      const item = kpi?.items.find(({ drill }) => drill !== undefined);
      if (item?.drill !== undefined) {
        const behind = await client.analyses.rows({ drill: item.drill, limit: 5 });
        expect(behind.rows.length, id).toBeGreaterThan(0);
      }
    }
    await expect(client.analyses.run({ id: 'no-such' })).rejects.toMatchObject({ code: 'ANALYSIS_NOT_FOUND' });
    await expect(client.analyses.run({ id: 'sales', params: { grain: 'fortnight' } })).rejects.toMatchObject({ code: 'PARAMS_INVALID' });
  });

  test('customers and segments', async () => {
    const { client } = host;
    const page = await client.customers.list({ sort: { by: 'revenue', descending: true }, offset: 0, limit: 3 });
    expect(page.rows.length).toBe(3);
    const profile = await client.customers.get({ id: page.rows[0]?.id ?? 0 });
    expect(profile.revenue).toBe(page.rows[0]?.revenue);
    await expect(client.customers.get({ id: 9_999_999 })).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    const rule = { op: 'compare', column: 'orders', comparison: 'ge', value: 5 } as const;
    const segment = await client.segments.create({ name: 'Loyal', rule });
    const size = await client.segments.count({ rule });
    expect((await client.segments.list()).find(({ id }) => id === segment.id)?.size).toEqual(size);
    await expect(client.segments.create({ name: 'loyal', rule })).rejects.toMatchObject({ code: 'SEGMENT_NAME_TAKEN' });
    expect((await client.segments.groups()).length).toBeGreaterThan(0);
    expect((await client.segments.values({ column: 'country' })).length).toBeGreaterThan(0);
    const frozen = await client.segments.freeze({ id: segment.id, frozen: true });
    expect(frozen.frozenAt).not.toBeNull();
    expect((await client.segments.update({ id: segment.id, name: 'Loyal ones' })).name).toBe('Loyal ones');
    const removed = await client.segments.remove({ id: segment.id });
    await expect(client.segments.get({ id: segment.id })).rejects.toMatchObject({ code: 'SEGMENT_NOT_FOUND' });
    expect((await client.segments.restore({ segment: removed })).name).toBe('Loyal ones');
    const { artifact, bytes } = await artifactOf(await client.segments.export({ id: segment.id, format: 'csv', locale: 'en' }));
    expect(artifact.mediaType).toContain('text/csv');
    expect(bytes.toString().trim().split('\r\n').length).toBe(size.customers + 1);
  });

  test('exports and reports become registered files', async () => {
    const { client } = host;
    const table = await artifactOf(await client.analyses.export({ id: 'sales', format: 'xlsx', locale: 'en' }));
    expect(table.artifact.fileName).toMatch(/\.xlsx$/);
    expect(table.bytes.subarray(0, 2).toString()).toBe('PK');
    const [template] = await client.reports.templates();
    const request = { template: template?.id ?? '', locale: 'en' } as const;
    expect((await client.reports.preview(request)).html).toContain('<');
    const pdf = await artifactOf(await client.reports.pdf(request));
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.artifact).toMatchObject({ mediaType: 'application/pdf', bytes: pdf.bytes.length });
    const unknown = await client.reports.pdf({ ...request, template: 'no-such' });
    await expect(client.jobs.result({ id: unknown.jobId })).rejects.toMatchObject({ code: 'REPORT_NOT_FOUND' });
  });

  test('a job cancelled early resolves within a second and leaves no file', async () => {
    const { client } = host;
    const { jobId } = await client.reports.pdf({ template: 'overview', locale: 'fa' });
    const startedAt = performance.now();
    expect(await client.jobs.cancel({ id: jobId })).toMatchObject({ state: 'cancelled' });
    expect(performance.now() - startedAt).toBeLessThan(1000);
    await expect(client.jobs.result({ id: jobId })).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('the whole file verifies; the log holds no name of a customer', async () => {
    const { client, ports } = host;
    expect(await client.projects.verify()).toMatchObject({ ok: true });
    const { rows } = await client.customers.list({ sort: { by: 'key', descending: false }, offset: 0, limit: 500 });
    const log = readFileSync(join(ports.dataDir, 'logs', 'host.log'), 'utf8');
    for (const { name, email } of rows) for (const word of [name, email]) if (word !== null && word.length > 5) expect(log).not.toContain(word);
  });

  test('undoing the latest import takes its rows out', async () => {
    const { client } = host;
    const latest = (await client.imports.list()).find(({ canUndo }) => canUndo);
    const { jobId } = await client.imports.undo({ id: latest?.id ?? 0 });
    expect(importSummarySchema.parse(await client.jobs.result({ id: jobId })).id).toBe(latest?.id);
    expect(await client.projects.current()).toMatchObject({ lines: 0, orders: 0 });
    expect(await client.projects.verify()).toMatchObject({ ok: true });
  });
});
