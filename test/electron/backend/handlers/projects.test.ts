import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { toFileStem } from '../../../../electron/backend/projects/project-files.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { openTestBackend } from '../../../support/test-backend.ts';

async function start() {
  const folder = await temporaryFolder();
  const opened = await openTestBackend(folder);
  onTestFinished(opened.backend.close);
  return { folder, ...opened };
}

describe('client files', () => {
  test('at most one is open; each is remembered, newest first', async () => {
    const { client, ports } = await start();
    expect(await client.projects.current()).toBeNull();
    const first = await client.projects.create({ name: 'First' });
    expect(first).toMatchObject({ path: join(ports.projectsDir, 'First.clientele'), name: 'First', lines: 0, readOnly: false });
    const second = await client.projects.create({ name: 'First' });
    expect(second.path).toBe(join(ports.projectsDir, 'First 2.clientele'));
    expect((await client.projects.current())?.path).toBe(second.path);
    expect((await client.projects.recent()).map(({ path }) => path)).toEqual([second.path, first.path]);
    await client.projects.open({ path: first.path });
    expect((await client.projects.recent()).map(({ path }) => path)).toEqual([first.path, second.path]);
    expect(await client.projects.close()).toEqual({ closed: true });
    expect(await client.projects.close()).toEqual({ closed: false });
    await expect(client.imports.list()).rejects.toMatchObject({ code: 'NO_PROJECT' });
    // What was forgotten is still in the projects folder, so it stays reachable.
    expect((await client.projects.forget({ path: first.path })).map(({ path }) => path)).toEqual([second.path, first.path]);
  });

  test('opening the open one again changes nothing, even by another spelling', async () => {
    const { client, ports } = await start();
    const { path } = await client.projects.create({ name: 'Same' });
    expect((await client.projects.open({ path: join(ports.projectsDir, '.', 'Same.clientele') })).path).toBe(path);
  });

  test('name and currency are kept in the file', async () => {
    const { client } = await start();
    const { path } = await client.projects.create({ name: 'Old name' });
    expect(await client.projects.rename({ name: '  فروشگاه  ' })).toMatchObject({ name: 'فروشگاه' });
    expect(await client.projects.update({ currency: 'EUR' })).toMatchObject({ currency: 'EUR' });
    await client.projects.close();
    expect(await client.projects.open({ path })).toMatchObject({ name: 'فروشگاه', currency: 'EUR' });
    expect((await client.projects.recent())[0]?.name).toBe('فروشگاه');
  });

  test('refusals name what is wrong', async () => {
    const { client, folder } = await start();
    const text = join(folder, 'notes.clientele');
    writeFileSync(text, 'not a database');
    await expect(client.projects.open({ path: join(folder, 'none.clientele') })).rejects.toMatchObject({ code: 'PROJECT_NOT_FOUND', defined: true });
    await expect(client.projects.open({ path: text })).rejects.toMatchObject({ code: 'NOT_A_PROJECT' });
    await expect(client.projects.open({ path: folder })).rejects.toMatchObject({ defined: true });
    await expect(client.projects.create({ name: 'x', path: text })).rejects.toMatchObject({
      code: 'PROJECT_EXISTS',
      data: { params: { path: text } },
    });
    await expect(client.projects.create({ name: '  ' })).rejects.toMatchObject({ code: 'PARAMS_INVALID', data: { params: { field: 'name' } } });
    expect(readFileSync(text, 'utf8')).toBe('not a database');
  });

  test('a file that is open elsewhere is refused', async () => {
    const first = await start();
    const second = await start();
    const { path } = await first.client.projects.create({ name: 'Shared' });
    await expect(second.client.projects.open({ path })).rejects.toMatchObject({ code: 'PROJECT_IN_USE' });
    await first.client.projects.close();
    expect(await second.client.projects.open({ path })).toMatchObject({ path });
  });

  test('an empty client file verifies', async () => {
    const { client } = await start();
    await client.projects.create({ name: 'Empty' });
    const { ok, checks } = await client.projects.verify();
    expect(ok).toBe(true);
    expect(checks.map(({ name }) => name)).toEqual(['integrity', 'foreignKeys', 'ledger', 'rawRows', 'warehouse']);
  });

  test('a damaged list of recent files or settings counts as absent and is replaced whole', async () => {
    const folder = await temporaryFolder();
    mkdirSync(join(folder, 'data'));
    for (const name of ['recent.json', 'settings.json']) writeFileSync(join(folder, 'data', name), '{"theme": "da');
    const { client, backend, ports } = await openTestBackend(folder);
    onTestFinished(backend.close);
    expect(await client.projects.recent()).toEqual([]);
    expect(await client.settings.get()).toMatchObject({ locale: 'en', theme: 'system' });
    expect(await client.settings.update({ theme: 'dark', locale: 'fa' })).toMatchObject({ theme: 'dark', locale: 'fa' });
    expect(JSON.parse(readFileSync(join(ports.dataDir, 'settings.json'), 'utf8'))).toMatchObject({ theme: 'dark' });
    expect(existsSync(join(ports.dataDir, `settings.json.${process.pid}.tmp`))).toBe(false);
    expect(await client.settings.about()).toEqual({ appVersion: '0.0.0-test', contractVersion: 1, shell: 'cli', dataFolder: ports.dataDir });
  });

  test('names become file names that every system takes', () => {
    expect(toFileStem('A/B: "C" <D>|?*\\')).toBe('A B C D');
    expect(toFileStem('..hidden..')).toBe('hidden');
    expect(toFileStem('con')).toBe('Client');
    expect(toFileStem('   ')).toBe('Client');
    expect(toFileStem('فروشگاه نمونه')).toBe('فروشگاه نمونه');
    expect(toFileStem('x'.repeat(300)).length).toBe(80);
  });
});
