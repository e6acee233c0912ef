import { AppError } from '../../app-error.ts';
import type { SentError } from './messages.ts';

/** An error as it crosses over from one thread to another. */
export function toSentError(error: unknown): SentError {
  if (error instanceof AppError) return { code: error.code, params: error.params, cause: causeOf(error) };
  return { other: error instanceof Error ? error : new Error(String(error)) };
}

/** The same error on the other side. */
export function fromSentError(sent: SentError): Error {
  if ('code' in sent) return new AppError(sent.code, sent.params, { cause: sent.cause });
  return sent.other instanceof Error ? sent.other : new Error(String(sent.other));
}

/** Causes of causes stay behind; what is no error may not be one that can be sent. */
function causeOf({ cause }: AppError): Error | undefined {
  if (cause === undefined) return undefined;
  return new Error(cause instanceof Error ? cause.message : String(cause));
}
