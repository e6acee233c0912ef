import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../../shared/contract/contract.ts';
import type { HostLog } from '../platform/host-log.ts';
import { type Refusal, toRefusal } from '../refusal.ts';

const REFUSAL_STATUS = 422;

/**
 * The contract's builder with one rule around every procedure: whatever is thrown leaves as a declared error with its code,
 * parameters and log id. Input is parsed before a handler sees it, output before a caller does.
 */
export function createImplementer(log: HostLog) {
  return implement(contract).use(async ({ next, path }) => {
    try {
      return await next();
    } catch (error) {
      const { code, data } = invalidInput(error) ?? toRefusal(error, log, path.join('.'));
      throw new ORPCError(code, { defined: true, status: REFUSAL_STATUS, data, message: code });
    }
  });
}
export type Implementer = ReturnType<typeof createImplementer>;

/** Input that does not fit the contract: the first field at fault and why. */
function invalidInput(error: unknown): Refusal | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return null;
  const issues: unknown = error.data?.issues;
  const issue: unknown = Array.isArray(issues) ? issues[0] : undefined;
  const field = hasPath(issue) ? issue.path.map(String).join('.') : '';
  const detail = typeof issue === 'object' && issue !== null && 'message' in issue ? String(issue.message) : '';
  return { code: 'PARAMS_INVALID', data: { params: { field, detail } } };
}

function hasPath(issue: unknown): issue is { readonly path: readonly unknown[] } {
  return typeof issue === 'object' && issue !== null && 'path' in issue && Array.isArray(issue.path);
}
