import { ORPCError } from '@orpc/server';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../electron/backend/app-error.ts';
import { UsageError } from '../../../electron/cli/command.ts';
import { describeFailure } from '../../../electron/cli/error-sentence.ts';
import { EXIT, exitCodeOf } from '../../../electron/cli/exit-codes.ts';
import { ERROR_CODES } from '../../../shared/contract/errors.ts';
import { EN_MESSAGES } from '../../../shared/messages/en.ts';
import { FA_MESSAGES } from '../../../shared/messages/fa.ts';
import { rejectReasonSchema } from '../../../shared/model/import-mapping.ts';

describe('texts for refusals', () => {
  test('every code says what happened, what is safe and what to do, in both languages', () => {
    for (const { errors } of [EN_MESSAGES, FA_MESSAGES]) {
      const { reject, ...codes } = errors;
      expect(Object.keys(codes).sort()).toEqual([...ERROR_CODES].sort());
      for (const [code, text] of Object.entries(codes)) expect(Object.keys(text).sort(), code).toEqual(['action', 'safe', 'what']);
      expect(Object.keys(reject).sort()).toEqual([...rejectReasonSchema.options].sort());
    }
  });

  test('every code is one sentence in a terminal and has its exit code, whatever its parameters', () => {
    for (const code of ERROR_CODES) {
      for (const params of [
        {},
        { path: '/a/b.clientele', file: 'a.csv', name: 'Loyal', id: 7, field: 'grain', reason: 'too short', fileName: 'b.csv' },
      ]) {
        const error = new ORPCError(code, { defined: true, status: 422, data: { params, logId: 'ab12cd34ef56' } });
        const { sentence, exitCode } = describeFailure(error);
        expect(sentence, code).toMatch(/^[A-Z/\w].*\.$/);
        expect(sentence, code).not.toMatch(/\{\{|\n|undefined/);
        expect(sentence, code).toContain('ab12cd34ef56');
        expect(exitCode, code).toBe(exitCodeOf(code));
        expect(exitCode, code).not.toBe(EXIT.ok);
      }
    }
  });

  test('a refusal made in the terminal itself, a wrong command line and a surprise', () => {
    expect(describeFailure(new AppError('FILE_NOT_FOUND', { file: 'x.csv' }))).toEqual({ sentence: 'The file x.csv cannot be found.', exitCode: 4 });
    expect(describeFailure(new UsageError('This command needs --out.'))).toEqual({ sentence: 'This command needs --out.', exitCode: 2 });
    expect(describeFailure(new RangeError('boom\nsecond line'))).toEqual({ sentence: 'Something went wrong inside Clientele: boom.', exitCode: 70 });
  });
});
