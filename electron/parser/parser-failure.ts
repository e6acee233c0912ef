import type { ParserResponse } from './protocol.ts';

type FailureCode = Extract<ParserResponse, { type: 'error' }>['code'];

/** The file or the mapping as a whole cannot be read; single bad records are refused one by one instead. */
export class ParserFailure extends Error {
  readonly code: FailureCode;
  readonly params: Record<string, string | number>;

  constructor(code: FailureCode, params: Record<string, string | number> = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = 'ParserFailure';
    this.code = code;
    this.params = params;
  }
}
