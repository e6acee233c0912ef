import type { Role } from '../role.ts';

/** Any one of these says whom a row is about. */
export const PARTY = ['customerId', 'customerAltId', 'email', 'phone', 'customerName', 'lastName'] as const satisfies readonly Role[];
