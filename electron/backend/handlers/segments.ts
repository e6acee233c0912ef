import { EXPORT_STAGES } from '../exports/stages.ts';
import type { Host } from '../host.ts';
import type { Implementer } from './implementer.ts';

/** Procedures about rules and the customers they select. */
export function segmentProcedures(os: Implementer, { jobs, ports, session }: Host) {
  const service = async () => (await session.project().parts()).segments;
  return {
    list: os.segments.list.handler(async () => (await service()).list()),
    get: os.segments.get.handler(async ({ input }) => (await service()).get(input)),
    create: os.segments.create.handler(async ({ input }) => (await service()).create(input)),
    update: os.segments.update.handler(async ({ input }) => (await service()).update(input)),
    freeze: os.segments.freeze.handler(async ({ input }) => (await service()).freeze(input)),
    remove: os.segments.remove.handler(async ({ input }) => (await service()).remove(input)),
    restore: os.segments.restore.handler(async ({ input }) => (await service()).restore(input)),
    count: os.segments.count.handler(async ({ input, signal }) => (await service()).count(input, signal)),
    values: os.segments.values.handler(async ({ input }) => (await service()).values(input)),
    groups: os.segments.groups.handler(async () => (await service()).groups()),
    export: os.segments.export.handler(async ({ input }) => {
      const project = session.project();
      const { exportSegment } = await import('../exports/export-segment.ts');
      const subject = input.id === undefined ? '' : (await service()).get({ id: input.id }).name;
      const jobId = jobs.start({ kind: 'export', subject, stages: EXPORT_STAGES }, async (job) =>
        exportSegment({ ...(await project.parts()), stagingDir: ports.stagingDir }, input, job),
      );
      return { jobId };
    }),
  };
}
