import { ORPCError } from '@orpc/client';
import { ERROR_CODES, type ErrorCode, errorDataSchema } from '../../shared/contract/errors.ts';

/** Values for the text of a refusal. */
export type RefusalParams = Readonly<Record<string, string | number>>;

/** Something the product refused, known by its code; texts are looked up under `errors.<code>`. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly params: RefusalParams;
  /** Where the log of the host tells more; "" when it does not. */
  readonly logId: string;
  constructor(code: ErrorCode, params: RefusalParams = {}, logId = '') {
    super(code);
    this.code = code;
    this.params = params;
    this.logId = logId;
  }
}

/** Any failure as a refusal: what the contract does not name is INTERNAL, a broken connection INTERRUPTED. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    const data = errorDataSchema.safeParse(error.data ?? {});
    return data.success ? new Refusal(error.code, data.data.params, data.data.logId ?? '') : new Refusal(error.code);
  }
  if (error instanceof DOMException && error.name === 'AbortError') return new Refusal('CANCELLED');
  return new Refusal('INTERNAL', { detail: error instanceof Error ? error.message : String(error) });
}

function isErrorCode(code: string): code is ErrorCode {
  return ERROR_CODES.some((known) => known === code);
}
