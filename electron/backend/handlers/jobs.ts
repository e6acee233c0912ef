import type { Host } from '../host.ts';
import type { Implementer } from './implementer.ts';

/** Procedures about running and finished work. */
export function jobProcedures(os: Implementer, { jobs }: Host) {
  return {
    list: os.jobs.list.handler(() => jobs.list()),
    watch: os.jobs.watch.handler(({ signal }) => jobs.watch(signal)),
    cancel: os.jobs.cancel.handler(({ input }) => jobs.cancel(input.id)),
    result: os.jobs.result.handler(({ input, signal }) => jobs.result(input.id, signal)),
    dismiss: os.jobs.dismiss.handler(({ input }) => jobs.dismiss(input.id)),
  };
}
