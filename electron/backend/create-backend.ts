import { join } from 'node:path';
import type { Host } from './host.ts';
import { createWatchService } from './imports/watch/watch-service.ts';
import { createJobRunner } from './jobs/job-runner.ts';
import { openHostLog } from './platform/host-log.ts';
import type { BackendPorts } from './ports.ts';
import { createProjectSession } from './projects/project-session.ts';
import { openRecentProjects } from './projects/recent-projects.ts';
import { createRouter, type Router } from './router.ts';
import { openSettingsFile } from './settings/settings-file.ts';

export interface Backend {
  /** The whole contract, ready for a transport. */
  readonly router: Router;
  /** For transports: records a message that was not of the protocol. */
  readonly reportBadMessage: (error: unknown) => void;
  /** Stops jobs, closes the client file and flushes the log. */
  readonly close: () => Promise<void>;
}

export interface BackendEvents {
  /** Told which client file is open now; null after closing. */
  readonly onProject?: (path: string | null) => void;
}

/** The one door of the host: everything behind the contract, with at most one open client file. */
export async function createBackend(ports: BackendPorts, events: BackendEvents = {}): Promise<Backend> {
  const log = openHostLog(ports.dataDir);
  // A short command in a terminal must not take over what a window has to tell after a crash, so each shell has its own journal.
  const jobs = createJobRunner({ journalPath: join(ports.dataDir, 'jobs', `${ports.shell}.json`), log });
  const recents = openRecentProjects(ports.dataDir);
  const session = createProjectSession({
    ports,
    jobs,
    onChange: (path) => {
      watches.refresh();
      events.onProject?.(path);
    },
  });
  // A command in a terminal ends before a folder could bring anything.
  const watches = createWatchService({ jobs, log, recents, session, isAutomatic: ports.shell !== 'cli' });
  const host: Host = { ports, log, jobs, session, recents, watches, settings: openSettingsFile(ports.dataDir) };
  log.event('started', { shell: ports.shell, appVersion: ports.appVersion });
  return {
    router: createRouter(host),
    reportBadMessage: (error) => {
      log.failure('transport', error);
    },
    close: async () => {
      const lastLook = watches.close();
      await jobs.close();
      await lastLook;
      await session.close();
      log.event('stopped');
      log.close();
    },
  };
}
