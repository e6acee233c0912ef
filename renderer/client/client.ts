import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/contract.ts';
import { currentLink } from './connection.ts';

/** Every procedure of the host, typed by the contract. It outlives connections: each call goes over the one that is open. */
export const client: ContractRouterClient<Contract> = createORPCClient({
  call: async (path, input, options) => await (await currentLink()).call(path, input, options),
});
