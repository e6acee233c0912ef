import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hostPid } from '../../support/host-pid.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startWebShellProcess } from '../../support/web-shell-process.ts';

const HOST_RESTARTS = 1012;
const SAFE_MODE = 4503;

async function startShell() {
  const shell = await startWebShellProcess(await temporaryFolder());
  onTestFinished(async () => {
    await shell.stop();
  });
  return shell;
}

describe.runIf(process.platform !== 'win32')('a host that is killed', () => {
  test('is back within three seconds with the same client file; what ran is marked interrupted and left nothing', async () => {
    const shell = await startShell();
    const first = await shell.connect();
    const { project, jobId } = await first.client.projects.createSample({});
    await expect.poll(async () => (await first.client.jobs.list())[0]?.fraction, { timeout: 20_000 }).toBeGreaterThan(0.2);
    const killedAt = performance.now();
    process.kill(hostPid(shell), 'SIGKILL');
    expect(await first.closed).toBe(HOST_RESTARTS);
    const second = await shell.connect();
    const current = await second.client.projects.current();
    expect(performance.now() - killedAt).toBeLessThan(3000);
    expect(current).toMatchObject({ path: project.path, lines: 0 });
    expect(await second.client.jobs.list()).toMatchObject([{ id: jobId, state: 'interrupted', error: { code: 'INTERRUPTED' } }]);
    await expect(second.client.jobs.result({ id: jobId })).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(await second.client.projects.verify()).toMatchObject({ ok: true });
    expect(await second.client.jobs.dismiss({ id: jobId })).toEqual([]);
  });

  test('three times in a minute is not started again; loading the page tries once more without the file', async () => {
    const shell = await startShell();
    const { client } = await shell.connect();
    await client.projects.create({ name: 'Crashing' });
    for (const expected of [HOST_RESTARTS, HOST_RESTARTS, SAFE_MODE]) {
      const connection = await shell.connect();
      await connection.client.settings.get();
      process.kill(hostPid(shell), 'SIGKILL');
      expect(await connection.closed).toBe(expected);
    }
    expect(await (await shell.connect()).closed).toBe(SAFE_MODE);
    expect((await fetch(new URL('/', shell.link), { headers: { ...shell.headers } })).status).toBe(200);
    const again = await shell.connect();
    expect(await again.client.projects.current()).toBeNull();
  });

  test('ends with its shell, however that ends', async () => {
    const shell = await startShell();
    await (await shell.connect()).client.settings.get();
    const pid = hostPid(shell);
    shell.process.kill('SIGKILL');
    await expect.poll(() => isRunning(pid), { timeout: 5000 }).toBe(false);
  });

  test('a shell that is asked to stop says goodbye and leaves no scratch files', async () => {
    const dataDir = await temporaryFolder();
    const shell = await startWebShellProcess(dataDir);
    await (await shell.connect()).client.settings.update({ theme: 'dark' });
    const pid = hostPid(shell);
    expect(await shell.stop()).toBe(0);
    expect(isRunning(pid)).toBe(false);
    expect(readFileSync(`${dataDir}/settings.json`, 'utf8')).toContain('"dark"');
    expect(readdirSync(`${dataDir}/cache/staging`).join('')).toBe('');
    expect(readdirSync(`${dataDir}/jobs`).join('')).toBe('');
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
