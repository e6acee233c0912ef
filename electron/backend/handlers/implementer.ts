import { type ImplementerInternalWithMiddlewares, implement, ORPCError, os } from '@orpc/server';
import { type Contract, contract } from '../../../shared/contract/contract.ts';
import type { HostLog } from '../platform/host-log.ts';
import { type Refusal, toRefusal } from '../refusal.ts';

const REFUSAL_STATUS = 422;

/** Procedures take nothing but their input: everything else is given to the handlers when they are made. */
export type CallContext = Record<never, never>;
export type Implementer = ImplementerInternalWithMiddlewares<Contract, CallContext, CallContext>;

/** The contract's builder with `createRefusals` around every procedure. */
export function createImplementer(log: HostLog): Implementer {
  return implement(contract).use(createRefusals(log));
}

/**
 * The one rule around every procedure: whatever is thrown leaves as a declared error with its code, parameters and log id.
 * Input is parsed before a handler sees it, output before a caller does.
 */
export function createRefusals(log: HostLog) {
  return os.middleware(async ({ next, path }) => {
    const refuse = (error: unknown): never => {
      const { code, data } = invalidInput(error) ?? toRefusal(error, log, path.join('.'));
      throw new ORPCError(code, { defined: true, status: REFUSAL_STATUS, data, message: code });
    };
    try {
      const result = await next();
      return isEventSource(result.output) ? { ...result, output: refuseInside(result.output, refuse) } : result;
    } catch (error) {
      return refuse(error);
    }
  });
}

/** Events with the same rule for what is thrown between them. */
async function* refuseInside(events: AsyncIterable<unknown>, refuse: (error: unknown) => never): AsyncGenerator<unknown, void, void> {
  try {
    yield* events;
  } catch (error) {
    refuse(error);
  }
}

function isEventSource(output: unknown): output is AsyncIterable<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

/** Input that does not fit the contract: the first field at fault and why. */
function invalidInput(error: unknown): Refusal | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return null;
  const issues: unknown = error.data?.issues;
  const issue: unknown = Array.isArray(issues) ? issues[0] : undefined;
  const field = hasPath(issue) ? issue.path.map(String).join('.') : '';
  const reason = typeof issue === 'object' && issue !== null && 'message' in issue ? String(issue.message) : '';
  return { code: 'PARAMS_INVALID', data: { params: { field, reason } } };
}

function hasPath(issue: unknown): issue is { readonly path: readonly unknown[] } {
  return typeof issue === 'object' && issue !== null && 'path' in issue && Array.isArray(issue.path);
}
