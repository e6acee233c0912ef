import { ORPCError } from '@orpc/server';
import { ERROR_CODES, type ErrorCode, type ErrorData, errorDataSchema } from '../../shared/contract/errors.ts';
import { EN_MESSAGES } from '../../shared/messages/en.ts';
import { createTranslator } from '../../shared/messages/translator.ts';
import { AppError } from '../backend/app-error.ts';
import { UsageError } from './command.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';

const PLACEHOLDER_LEFT = /\s*[“"]?\{\{\w+\}\}[”"]?/g;

/** What went wrong in one sentence, and the exit code for it. */
export function describeFailure(error: unknown): { readonly sentence: string; readonly exitCode: number } {
  if (error instanceof UsageError) return { sentence: error.message, exitCode: EXIT.usage };
  if (isArgumentError(error)) return { sentence: firstSentence(error.message), exitCode: EXIT.usage };
  const refusal = refusalOf(error);
  if (refusal !== null) return { sentence: toSentence(refusal.code, refusal.data), exitCode: exitCodeOf(refusal.code) };
  const detail = error instanceof Error ? firstSentence(error.message) : String(error);
  return { sentence: `Something went wrong inside Clientele: ${detail}`, exitCode: EXIT.internal };
}

function refusalOf(error: unknown): { readonly code: ErrorCode; readonly data: ErrorData } | null {
  if (error instanceof AppError) return { code: error.code, data: { params: error.params } };
  const code = error instanceof ORPCError ? ERROR_CODES.find((known) => known === error.code) : undefined;
  return error instanceof ORPCError && code !== undefined ? { code, data: errorDataSchema.catch({ params: {} }).parse(error.data) } : null;
}

/** The text for people; values it has no place for follow in brackets. */
function toSentence(code: ErrorCode, { params, logId }: ErrorData): string {
  const template = EN_MESSAGES.errors[code].what;
  const text = createTranslator('en').text(`errors.${code}.what`, params);
  const rest = Object.entries({ ...params, ...(logId === undefined ? {} : { logId }) })
    .filter(([name, value]) => !template.includes(`{{${name}}}`) && value !== '')
    .map(([name, value]) => `${name}: ${value}`);
  const sentence = text.replace(PLACEHOLDER_LEFT, '').replace(/\s+/g, ' ').trim();
  return rest.length === 0 ? sentence : `${sentence.replace(/\.$/, '')} (${rest.join(', ')}).`;
}

/** `parseArgs` names unknown options and missing values in messages made for people. */
function isArgumentError(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function firstSentence(message: string): string {
  const [first = message] = message.split(/(?<=[.!?])\s|\n/);
  return first.endsWith('.') ? first : `${first}.`;
}
