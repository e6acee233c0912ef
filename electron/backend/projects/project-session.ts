import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { AnalysisEngine } from '../analyses/engine.ts';
import { createAnalysisEngine } from '../analyses/engine.ts';
import { AppError } from '../app-error.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import { runVisibly } from '../jobs/visible-call.ts';
import type { BackendPorts } from '../ports.ts';
import { createSegmentService, type SegmentService } from '../segments/service.ts';
import { createStore, openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { openWarehouse } from '../warehouse/open-warehouse.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** The parts that work on one open client file. */
export interface ProjectParts {
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly engine: AnalysisEngine;
  readonly segments: SegmentService;
}

/** An open client file. The store answers at once; the warehouse may still be catching up. */
export interface OpenProject {
  readonly store: Store;
  readonly parts: () => Promise<ProjectParts>;
  /** The same without waiting until the warehouse has caught up with the store. */
  readonly loaded: () => Promise<ProjectParts>;
}

/** At most one client file is open in a host. Opening, creating and closing happen one after another. */
export interface ProjectSession {
  /** The open client file; throws AppError NO_PROJECT without one. */
  readonly project: () => OpenProject;
  readonly current: () => OpenProject | null;
  readonly open: (path: string) => Promise<OpenProject>;
  readonly create: (path: string, name: string) => Promise<OpenProject>;
  /** Resolves to whether a file was open. */
  readonly close: () => Promise<boolean>;
}

export interface SessionOptions {
  readonly ports: BackendPorts;
  /** Shows a warehouse that has to be built, and stops what still works on the file before it is closed. */
  readonly jobs: JobRunner;
  /** Told the path after each opening, null after each closing. */
  readonly onChange: (path: string | null) => void;
}

/** Makes the session of a host; nothing is open at first. */
export function createProjectSession({ ports, jobs, onChange }: SessionOptions): ProjectSession {
  let current: OpenProject | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function closeCurrent(): Promise<boolean> {
    const closing = current;
    if (closing === null) return false;
    await jobs.stopAll();
    current = null;
    await closeProject(closing);
    onChange(null);
    return true;
  }

  async function replace(open: () => Store): Promise<OpenProject> {
    await closeCurrent();
    const opened = startProject(open(), ports, jobs);
    current = opened;
    onChange(opened.store.path);
    return opened;
  }

  return {
    project: () => {
      if (current === null) throw new AppError('NO_PROJECT');
      return current;
    },
    current: () => current,
    open: (path) =>
      inTurn(async () => {
        const absolute = resolve(path);
        const real = existsSync(absolute) ? realpathSync(absolute) : absolute;
        return current?.store.path === real ? current : await replace(() => openStore(absolute));
      }),
    create: (path, name) =>
      inTurn(() =>
        replace(() => {
          mkdirSync(dirname(resolve(path)), { recursive: true });
          return createStore(resolve(path), name);
        }),
      ),
    close: () => inTurn(closeCurrent),
  };
}

function startProject(store: Store, ports: BackendPorts, jobs: JobRunner): OpenProject {
  let parts: Promise<ProjectParts> | null = null;
  const load = async (): Promise<ProjectParts> => {
    const { name } = store.info();
    const warehouse = await runVisibly(jobs, { kind: 'warehouse', subject: name, stage: 'warehouse' }, undefined, (signal, onProgress) =>
      openWarehouse({ store, cacheDir: ports.cacheDir, signal, onProgress }),
    );
    const engine = createAnalysisEngine({ store, warehouse, appVersion: ports.appVersion });
    return { store, warehouse, engine, segments: createSegmentService({ store, warehouse, engine }) };
  };
  const loaded = (): Promise<ProjectParts> => {
    // A failed attempt is not kept: the next question tries again.
    parts ??= load().catch((error: unknown) => {
      parts = null;
      throw error;
    });
    return parts;
  };
  loaded().catch(() => undefined);
  return {
    store,
    loaded,
    parts: async () => {
      const ready = await loaded();
      await ready.warehouse.catchUp();
      return ready;
    },
  };
}

async function closeProject(project: OpenProject): Promise<void> {
  try {
    const parts = await project.loaded().catch(() => null);
    await parts?.warehouse.close();
  } finally {
    project.store.close();
  }
}
