import { readHealth } from '../health/read-health.ts';
import type { Host } from '../host.ts';
import { runVisibly } from '../jobs/visible-call.ts';
import type { Implementer } from './implementer.ts';

/** Procedures about the quality of the data. */
export function healthProcedures(os: Implementer, { jobs, session }: Host) {
  return {
    get: os.health.get.handler(async ({ signal }) => {
      const { store, warehouse } = await session.project().parts();
      return runVisibly(jobs, { kind: 'warehouse', subject: store.info().name, stage: 'compute' }, signal, (either) =>
        readHealth({ store, warehouse }, either),
      );
    }),
  };
}
