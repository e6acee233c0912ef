import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commitImport } from '../../../../../electron/backend/imports/commit-import.ts';
import { previewImport } from '../../../../../electron/backend/imports/preview-import.ts';
import { addWatch, setWatch } from '../../../../../electron/backend/imports/watch/manage-watches.ts';
import { createWatchService } from '../../../../../electron/backend/imports/watch/watch-service.ts';
import { createJobRunner } from '../../../../../electron/backend/jobs/job-runner.ts';
import { openHostLog } from '../../../../../electron/backend/platform/host-log.ts';
import { createProjectSession } from '../../../../../electron/backend/projects/project-session.ts';
import { openRecentProjects } from '../../../../../electron/backend/projects/recent-projects.ts';
import { readTemplates } from '../../../../../electron/backend/store/queries/templates.ts';
import { readNotes } from '../../../../../electron/backend/store/queries/trust/watches.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { quietJob } from '../support/workbench.ts';

const orders = (from: number) =>
  ['order id,order date,customer id,amount', ...Array.from({ length: 9 }, (_, index) => `${from + index},2024-03-0${index + 1},c1,5.00`), ''].join(
    '\n',
  );

/** A host's session with the service beside it, as `createBackend` puts them together. */
async function openService(isAutomatic: boolean, times = { pollMs: 60, settleMs: 20 }) {
  const folder = await temporaryFolder();
  const watched = join(folder, 'watched');
  mkdirSync(watched);
  const log = openHostLog(folder);
  const jobs = createJobRunner({ journalPath: join(folder, 'jobs', 'test.json'), log });
  const ports = {
    shell: 'web' as const,
    appVersion: '0',
    dataDir: folder,
    cacheDir: join(folder, 'cache'),
    stagingDir: join(folder, 'staging'),
    projectsDir: folder,
    print: () => Promise.reject(new Error('no printer')),
  };
  const session = createProjectSession({ ports, jobs, onChange: () => service.refresh() });
  const service = createWatchService({ jobs, log, session, recents: openRecentProjects(folder), isAutomatic, times });
  onTestFinished(async () => {
    const last = service.close();
    await jobs.close();
    await last;
    await session.close();
    log.close();
  });
  const path = join(folder, 'Shop.clientele');
  const project = await session.create(path, 'Shop');
  const { store, warehouse } = await project.parts();
  writeFileSync(join(folder, 'first.csv'), orders(1));
  const { mapping } = await previewImport(store, { path: join(folder, 'first.csv') });
  await commitImport({ store, warehouse }, { path: join(folder, 'first.csv'), mapping }, quietJob());
  const { id } = await addWatch(store, { folder: watched, fingerprint: readTemplates(store.reader)[0]?.fingerprint ?? '' });
  return { folder, watched, path, jobs, session, service, watchId: id };
}

type Opened = Awaited<ReturnType<typeof openService>>;

const notesOf = ({ session }: Opened) => readNotes(session.project().store.reader);

async function switchOn({ session, service, watchId }: Opened): Promise<void> {
  await setWatch(session.project().store, watchId, true);
  service.refresh();
}

describe('the service that watches folders', () => {
  test('brings in what appears, one look at a time, and shows a job only when there is something', async () => {
    const opened = await openService(true);
    await switchOn(opened);
    writeFileSync(join(opened.watched, 'a.csv'), orders(100));
    writeFileSync(join(opened.watched, 'b.csv'), orders(200));
    await expect.poll(() => notesOf(opened).length, { timeout: 20_000 }).toBe(2);
    expect(notesOf(opened).map(({ outcome }) => outcome)).toEqual(['imported', 'imported']);
    await expect.poll(() => opened.jobs.list().every(({ state }) => state === 'done')).toBe(true);
    expect(opened.jobs.list().filter(({ kind }) => kind === 'watch').length).toBeLessThanOrEqual(2);
  });

  test('looks into a folder in which something happens all the time, and starts no job for what is always being written', async () => {
    const opened = await openService(true, { pollMs: 500, settleMs: 250 });
    await switchOn(opened);
    const noise = setInterval(() => appendFileSync(join(opened.watched, 'export.log'), 'once more\n'), 3);
    onTestFinished(() => clearInterval(noise));
    writeFileSync(join(opened.watched, 'a.csv'), orders(100));
    await expect.poll(() => notesOf(opened).map(({ fileName }) => fileName), { timeout: 20_000 }).toEqual(['a.csv']);
  });

  test('survives closing and opening: what came meanwhile is brought in, what was brought in stays', async () => {
    const opened = await openService(true);
    await switchOn(opened);
    writeFileSync(join(opened.watched, 'a.csv'), orders(100));
    await expect.poll(() => notesOf(opened).length, { timeout: 20_000 }).toBe(1);
    await opened.session.close();
    writeFileSync(join(opened.watched, 'b.csv'), orders(200));
    await opened.session.open(opened.path);
    await expect.poll(() => notesOf(opened).map(({ fileName }) => fileName), { timeout: 20_000 }).toEqual(['b.csv', 'a.csv']);
  });

  test('does nothing while it is off, and nothing by itself in a terminal, where it can be asked', async () => {
    const opened = await openService(false);
    writeFileSync(join(opened.watched, 'a.csv'), orders(100));
    expect(await opened.jobs.result(opened.service.lookNow())).toEqual([]);
    await switchOn(opened);
    expect(notesOf(opened)).toEqual([]);
    expect(await opened.jobs.result(opened.service.lookNow())).toMatchObject([{ fileName: 'a.csv', outcome: 'imported', rows: 9 }]);
  });

  test('two looks asked for at once come one after the other', async () => {
    const opened = await openService(false);
    await switchOn(opened);
    writeFileSync(join(opened.watched, 'a.csv'), orders(100));
    const [one, two] = [opened.service.lookNow(), opened.service.lookNow()];
    expect(await opened.jobs.result(one)).toHaveLength(1);
    expect(await opened.jobs.result(two)).toEqual([]);
    expect(notesOf(opened)).toHaveLength(1);
  });

  test('a cancelled look files nothing and is not taken up again by itself', async () => {
    const opened = await openService(true);
    writeFileSync(join(opened.watched, 'a.csv'), orders(100));
    await setWatch(opened.session.project().store, opened.watchId, true);
    const id = opened.service.lookNow();
    await opened.jobs.cancel(id);
    expect(notesOf(opened)).toEqual([]);
    // Asked again, it is taken up: by this look, or by the one that runs by itself and was let go with it.
    await opened.jobs.result(opened.service.lookNow());
    expect(notesOf(opened).map(({ fileName, outcome }) => ({ fileName, outcome }))).toEqual([{ fileName: 'a.csv', outcome: 'imported' }]);
  });
});
