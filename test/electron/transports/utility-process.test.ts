import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { HostSettings, HostToShell } from '../../../electron/backend/platform/host-messages.ts';
import type { Contract } from '../../../shared/contract/contract.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const HOST = fileURLToPath(new URL('../../../electron/backend/platform/host-process.ts', import.meta.url));
const SHIM = new URL('../../support/parent-port-shim.ts', import.meta.url).href;

interface FromChild {
  readonly shim: 'host' | 'data';
  readonly message?: HostToShell;
  readonly data?: unknown;
}

/** The real host as Electron runs it, with main's part played by this test. */
async function startHost(openPath?: string) {
  const folder = await temporaryFolder();
  const settings: HostSettings = {
    shell: 'electron',
    appVersion: '1.2.3',
    dataDir: join(folder, 'data'),
    cacheDir: join(folder, 'cache'),
    stagingDir: join(folder, 'staging'),
    projectsDir: join(folder, 'projects'),
    ...(openPath === undefined ? {} : { openPath }),
  };
  await mkdir(join(settings.stagingDir, 'artifacts'), { recursive: true });
  await writeFile(join(settings.stagingDir, 'artifacts', 'left-over'), 'from the last run');
  const child = fork(HOST, [], { execArgv: ['--import', SHIM], serialization: 'advanced' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const messages: HostToShell[] = [];
  const port = new EventEmitter();
  child.on('message', ({ shim, message, data }: FromChild) => {
    if (shim === 'data') port.emit('message', { data });
    else if (message !== undefined) messages.push(message);
  });
  const link = new RPCLink({ port: { on: port.on.bind(port), postMessage: (data: unknown) => child.send({ shim: 'data', data }) } });
  child.send({ type: 'start', settings });
  child.send({ shim: 'connect' });
  const client: ContractRouterClient<Contract> = createORPCClient(link);
  return { child, client, messages, folder };
}

const ofType = <Type extends HostToShell['type']>(messages: readonly HostToShell[], type: Type) =>
  messages.filter((message): message is Extract<HostToShell, { type: Type }> => message.type === type);

async function stop(child: ChildProcess): Promise<number | null> {
  child.send({ type: 'stop' });
  const [code] = await once(child, 'exit');
  return code;
}

describe('host as a utility process', () => {
  test('answers over a port that came before it was ready, names the open file, ends when asked', async () => {
    const { child, client, messages, folder } = await startHost();
    expect(await client.settings.about()).toMatchObject({ shell: 'electron', appVersion: '1.2.3', dataFolder: join(folder, 'data') });
    expect(existsSync(join(folder, 'staging', 'artifacts'))).toBe(false);
    const { path } = await client.projects.create({ name: 'In Electron' });
    expect(ofType(messages, 'opened')).toEqual([{ type: 'opened', path }]);
    await client.projects.close();
    expect(ofType(messages, 'closed').length).toBe(1);
    expect(await stop(child)).toBe(0);
    expect(messages.map(({ type }) => type)).toEqual(['ready', 'opened', 'closed', 'stopped']);
    const again = await startHost(path);
    expect(await again.client.projects.current()).toMatchObject({ path });
    expect(await stop(again.child)).toBe(0);
    const gone = await startHost(join(folder, 'gone.clientele'));
    expect(await gone.client.projects.current()).toBeNull();
  });

  test('asks the shell to print, and tells it when that is cancelled', async () => {
    const { child, client, messages } = await startHost();
    const { jobId } = await client.projects.createSample({});
    await client.jobs.result({ id: jobId });
    const failing = await client.reports.pdf({ template: 'overview', locale: 'en' });
    await expect.poll(() => ofType(messages, 'print').length, { timeout: 30_000 }).toBe(1);
    const [asked] = ofType(messages, 'print');
    expect(asked?.htmlPath).toMatch(/\.html$/);
    child.send({ type: 'printed', id: asked?.id, error: { code: 'PRINT_FAILED', detail: 'no paper' } });
    await expect(client.jobs.result({ id: failing.jobId })).rejects.toMatchObject({ code: 'PRINT_FAILED', data: { params: { detail: 'no paper' } } });
    const cancelled = await client.reports.pdf({ template: 'overview', locale: 'en' });
    await expect.poll(() => ofType(messages, 'print').length, { timeout: 30_000 }).toBe(2);
    const startedAt = performance.now();
    expect(await client.jobs.cancel({ id: cancelled.jobId })).toMatchObject({ state: 'cancelled' });
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(ofType(messages, 'cancelPrint')).toMatchObject([{ id: ofType(messages, 'print')[1]?.id }]);
    child.send({ type: 'printed', id: ofType(messages, 'print')[1]?.id, error: { code: 'PRINT_FAILED', detail: 'window closed' } });
    expect(await client.settings.get()).toMatchObject({ locale: 'en' });
  });
});
