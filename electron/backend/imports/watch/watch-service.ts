import { type FSWatcher, watch as watchFolder } from 'node:fs';
import type { WatchNote } from '../../../../shared/contract/watch.ts';
import { AppError } from '../../app-error.ts';
import { measureSoon } from '../../health/measure-soon.ts';
import type { Host } from '../../host.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import { createTurns } from '../../jobs/turns.ts';
import type { OpenProject } from '../../projects/project-session.ts';
import { readTemplate } from '../../store/queries/templates.ts';
import { readWatches, type WatchRecord } from '../../store/queries/trust/watches.ts';
import { findNewFiles, lookIntoFolder } from './look-into-folder.ts';

export interface WatchTimes {
  /** How often folders are looked into although nothing was heard of them: network drives tell nothing. */
  readonly pollMs: number;
  /** How long a file must stand still before it is read. */
  readonly settleMs: number;
}

const USUAL_TIMES: WatchTimes = { pollMs: 20_000, settleMs: 1500 };
const LOOK_STAGES = [{ name: 'look', weight: 1 }] as const;

/** Looks into watched folders of the open client file: by itself while it is open, and when asked. Never two looks at once. */
export interface WatchService {
  /** Told when a client file was opened or closed, and when its watches were changed. */
  readonly refresh: () => void;
  /** Starts a job that looks into every folder that is on; its result is the notes it filed. Files that failed are tried again. */
  readonly lookNow: () => string;
  readonly close: () => Promise<void>;
}

export interface WatchServiceOptions extends Pick<Host, 'jobs' | 'log' | 'recents' | 'session'> {
  /** False for a shell that lives only as long as one command. */
  readonly isAutomatic: boolean;
  readonly times?: Partial<WatchTimes> | undefined;
}

/** Makes the service; it does nothing before a client file is open. */
export function createWatchService({ jobs, log, recents, session, isAutomatic, times }: WatchServiceOptions): WatchService {
  const { pollMs, settleMs } = { ...USUAL_TIMES, ...times };
  /** Watches whose last look was cancelled or failed as a whole: left alone until a person asks or switches. */
  const paused = new Set<number>();
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | null = null;
  /** When it goes off, on the clock of `performance`. */
  let due = Number.POSITIVE_INFINITY;
  const turns = createTurns();
  let isClosed = false;

  function activeWatches(project: OpenProject): WatchRecord[] {
    return readWatches(project.store.reader).filter(({ isOn }) => isOn);
  }

  function siblingsOf(project: OpenProject, { id, folder }: WatchRecord): number[] {
    return activeWatches(project)
      .filter((other) => other.folder === folder && other.id !== id)
      .map((other) => other.id);
  }

  async function lookInto(project: OpenProject, watches: readonly WatchRecord[], retryFailed: boolean, job: JobContext): Promise<WatchNote[]> {
    const { store, warehouse } = await project.parts();
    job.stage('look');
    const notes: WatchNote[] = [];
    for (const [place, watch] of watches.entries()) {
      const template = readTemplate(store.reader, watch.fingerprint);
      if (template === null) continue;
      const inner: JobContext = { ...job, progress: (share, rows) => job.progress((place + share) / watches.length, rows) };
      try {
        notes.push(
          ...(await lookIntoFolder({ store, warehouse, template }, watch, { settleMs, retryFailed, siblings: siblingsOf(project, watch) }, inner)),
        );
      } catch (error) {
        paused.add(watch.id);
        throw error;
      } finally {
        if (session.current() === project) recents.remember(store.info());
        measureSoon(session, project);
      }
    }
    return notes;
  }

  /** A file that was written just now may be written again at once, as a log is for ever: it is none to start a job for. */
  function hasRest({ modifiedMs }: { readonly modifiedMs: number }): boolean {
    const age = Date.now() - modifiedMs;
    return age < 0 || age >= settleMs;
  }

  /** Looks without a job first: a job appears only when there is something to bring in. True when some file was written just now. */
  async function lookQuietly(): Promise<boolean> {
    const project = session.current();
    let isUnsettled = false;
    if (project === null || isClosed) return isUnsettled;
    for (const watch of activeWatches(project).filter(({ id }) => !paused.has(id))) {
      const found = await findNewFiles(project.store, watch, { retryFailed: false });
      isUnsettled ||= found !== null && !found.every(hasRest);
      if (found === null || !found.some(hasRest) || session.current() !== project) continue;
      const id = jobs.start({ kind: 'watch', subject: watch.folder, stages: LOOK_STAGES }, (job) => lookInto(project, [watch], false, job));
      const notes = await jobs.result(id);
      if (Array.isArray(notes) && notes.length === 0) jobs.dismiss(id);
    }
    return isUnsettled;
  }

  /** Never puts a look off: a folder in which something always happens is looked into all the same. */
  function lookSoon(afterMs: number): void {
    if (isClosed || !isAutomatic || session.current() === null) return;
    const wanted = performance.now() + afterMs;
    if (timer !== null && due <= wanted) return;
    if (timer !== null) clearTimeout(timer);
    due = wanted;
    timer = setTimeout(() => {
      timer = null;
      turns
        .run(lookQuietly)
        .catch((error: unknown) => {
          if (!(error instanceof AppError)) log.failure('watch', error);
          return false;
        })
        .then((isUnsettled) => lookSoon(isUnsettled ? settleMs : pollMs));
    }, afterMs).unref();
  }

  function listen(): void {
    for (const watcher of watchers) watcher.close();
    watchers = [];
    const project = session.current();
    if (project === null || isClosed || !isAutomatic) return;
    for (const folder of new Set(activeWatches(project).map((watch) => watch.folder))) {
      try {
        const watcher = watchFolder(folder, { persistent: false }, () => lookSoon(settleMs));
        // A folder that vanishes or a drive that tells nothing is looked into at intervals instead.
        watcher.on('error', () => watcher.close());
        watchers.push(watcher);
      } catch {
        // As above.
      }
    }
  }

  return {
    refresh: () => {
      paused.clear();
      listen();
      lookSoon(settleMs);
    },
    lookNow: () => {
      const project = session.project();
      paused.clear();
      const watches = activeWatches(project);
      const subject = watches.map(({ folder }) => folder).join(', ');
      return jobs.start({ kind: 'watch', subject, stages: LOOK_STAGES }, (job) => turns.run(() => lookInto(project, watches, true, job), job.signal));
    },
    close: async () => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      await turns.whenIdle();
    },
  };
}
