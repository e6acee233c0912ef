import { readCustomerFigures } from '../customers/figures.ts';
import { listCustomers } from '../customers/list.ts';
import { readCustomerProfile } from '../customers/profile.ts';
import type { Host } from '../host.ts';
import { runVisibly } from '../jobs/visible-call.ts';
import { toRefusal } from '../refusal.ts';
import type { Implementer } from './implementer.ts';

/** Procedures about single customers. */
export function customerProcedures(os: Implementer, { jobs, log, session }: Host) {
  return {
    list: os.customers.list.handler(async ({ input }) => listCustomers(await session.project().parts(), input)),
    get: os.customers.get.handler(async ({ input }) => readCustomerProfile(await session.project().parts(), input.id, input.calendar)),
    figures: os.customers.figures.handler(async ({ input, signal }) => {
      const parts = await session.project().parts();
      return runVisibly(jobs, { kind: 'expectations', subject: '', stage: 'compute' }, signal, (either, onProgress) =>
        readCustomerFigures(parts, {
          id: input.id,
          context: input.context,
          signal: either,
          onProgress,
          onFailure: (analysis, error) => toRefusal(error, log, `figures of ${analysis}`).code,
        }),
      );
    }),
  };
}
