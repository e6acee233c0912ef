import type { WatchService } from './imports/watch/watch-service.ts';
import type { JobRunner } from './jobs/job-runner.ts';
import type { HostLog } from './platform/host-log.ts';
import type { BackendPorts } from './ports.ts';
import type { ProjectSession } from './projects/project-session.ts';
import type { RecentProjects } from './projects/recent-projects.ts';
import type { SettingsFile } from './settings/settings-file.ts';

/** What the handlers share: the parts of one host. */
export interface Host {
  readonly ports: BackendPorts;
  readonly log: HostLog;
  readonly jobs: JobRunner;
  readonly settings: SettingsFile;
  readonly recents: RecentProjects;
  readonly session: ProjectSession;
  readonly watches: WatchService;
}
