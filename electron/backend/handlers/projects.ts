import type { ProjectInfo } from '../../../shared/contract/projects.ts';
import type { Host } from '../host.ts';
import { freeProjectPath, listProjects } from '../projects/project-files.ts';
import { startSampleImport } from '../projects/sample-project.ts';
import { verifyProject } from '../projects/verify-project.ts';
import { chooseCurrency, writeProjectName } from '../store/queries/meta.ts';
import type { Store } from '../store/store.ts';
import type { Implementer } from './implementer.ts';

/** Procedures about client files: opening, making, naming, checking. */
export function projectProcedures(os: Implementer, host: Host) {
  const { ports, recents, session } = host;

  function remember(): ProjectInfo {
    const info = session.project().store.info();
    recents.remember(info);
    return info;
  }

  async function change(write: (store: Store) => void): Promise<ProjectInfo> {
    const { store } = session.project();
    await store.whenWritable();
    write(store);
    return remember();
  }

  return {
    recent: os.projects.recent.handler(() => listProjects(recents, ports.projectsDir)),
    forget: os.projects.forget.handler(({ input }) => {
      recents.forget(input.path);
      return listProjects(recents, ports.projectsDir);
    }),
    create: os.projects.create.handler(async ({ input }) => {
      await session.create(input.path ?? freeProjectPath(ports.projectsDir, input.name), input.name);
      return remember();
    }),
    open: os.projects.open.handler(async ({ input }) => {
      await session.open(input.path);
      return remember();
    }),
    close: os.projects.close.handler(async () => ({ closed: await session.close() })),
    current: os.projects.current.handler(() => session.current()?.store.info() ?? null),
    rename: os.projects.rename.handler(({ input }) => change((store) => writeProjectName(store.writer, input.name))),
    update: os.projects.update.handler(({ input }) => change((store) => chooseCurrency(store.writer, input.currency))),
    createSample: os.projects.createSample.handler(async ({ input }) => {
      const jobId = await startSampleImport(host, input);
      return { project: remember(), jobId };
    }),
    verify: os.projects.verify.handler(({ signal }) => verifyProject(session.project(), signal)),
  };
}
