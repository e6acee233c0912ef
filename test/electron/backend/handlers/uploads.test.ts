import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { beginUpload } from '../../../../electron/backend/platform/staging.ts';
import { importSummarySchema } from '../../../../shared/contract/imports.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { openTestBackend } from '../../../support/test-backend.ts';

const ORDERS = `Order;Date;Customer;Price\n${Array.from({ length: 30 }, (_, row) => `${row};2024-01-${String(1 + (row % 28)).padStart(2, '0')};c${row % 4};12,5`).join('\n')}\n`;

async function start() {
  const opened = await openTestBackend(await temporaryFolder());
  onTestFinished(opened.backend.close);
  await opened.client.projects.create({ name: 'Uploads' });
  const upload = async (text: string) => {
    const { staged, path } = await beginUpload(opened.ports.stagingDir);
    writeFileSync(path, text);
    return { source: { staged }, path };
  };
  return { ...opened, upload };
}

describe('uploaded files', () => {
  test('are previewed, checked and imported under the name people know, then removed', async () => {
    const { client, upload } = await start();
    const { source, path } = await upload(ORDERS);
    const preview = await client.imports.preview({ source, fileName: 'orders 2024.csv' });
    expect(preview).toMatchObject({ fileName: 'orders 2024.csv', kind: 'orders', dialect: { delimiter: ';' } });
    const other = await client.imports.preview({ source, fileName: 'orders 2024.csv', dialect: { delimiter: ',' } });
    expect(other.dialect.delimiter).toBe(',');
    const check = await client.imports.check({ source, mapping: preview.mapping });
    expect(await client.jobs.result({ id: check.jobId })).toMatchObject({ ledger: { read: 30, loaded: 30 }, newCustomers: 4 });
    expect(existsSync(path)).toBe(true);
    const commit = await client.imports.commit({ source, fileName: 'orders 2024.csv', mapping: preview.mapping });
    const summary = importSummarySchema.parse(await client.jobs.result({ id: commit.jobId }));
    expect(summary).toMatchObject({ fileName: 'orders 2024.csv', ledger: { loaded: 30, amount: '375' } });
    expect(existsSync(path)).toBe(false);
    await expect(client.imports.preview({ source, fileName: 'orders 2024.csv' })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      data: { params: { file: 'orders 2024.csv' } },
    });
  });

  test('a refusal speaks of the name people know, never of where the upload lies', async () => {
    const { client, upload } = await start();
    const { source, path } = await upload('');
    const refusal = await client.imports.preview({ source, fileName: 'empty.csv' }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'FILE_EMPTY', data: { params: { file: 'empty.csv' } } });
    expect(JSON.stringify(refusal)).not.toContain(path);
    await expect(client.imports.preview({ source: { staged: '../../etc/passwd' }, fileName: 'x.csv' })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });
});

test('a cache that was deleted is built again when the file is opened', async () => {
  const { client, upload, ports } = await start();
  const { source } = await upload(ORDERS);
  const { mapping } = await client.imports.preview({ source, fileName: 'o.csv' });
  await client.jobs.result({ id: (await client.imports.commit({ source, fileName: 'o.csv', mapping })).jobId });
  const before = await client.analyses.run({ id: 'sales' });
  const path = (await client.projects.current())?.path ?? '';
  await client.projects.close();
  rmSync(ports.cacheDir, { recursive: true });
  await client.projects.open({ path });
  const after = await client.analyses.run({ id: 'sales' });
  expect(after.blocks).toEqual(before.blocks);
  expect(after.meta.fingerprint).toBe(before.meta.fingerprint);
  expect((await client.jobs.list()).filter(({ state }) => state === 'running')).toEqual([]);
});
