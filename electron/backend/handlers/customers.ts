import { listCustomers } from '../customers/list.ts';
import { readCustomerProfile } from '../customers/profile.ts';
import type { Host } from '../host.ts';
import type { Implementer } from './implementer.ts';

/** Procedures about single customers. */
export function customerProcedures(os: Implementer, { session }: Host) {
  return {
    list: os.customers.list.handler(async ({ input }) => listCustomers(await session.project().parts(), input)),
    get: os.customers.get.handler(async ({ input }) => readCustomerProfile(await session.project().parts(), input.id, input.calendar)),
  };
}
