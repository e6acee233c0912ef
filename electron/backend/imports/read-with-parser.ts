import { AppError } from '../app-error.ts';
import type { ReadRecords } from './import-input.ts';

/** Reads a file in the parser worker. */
export const readWithParser: ReadRecords = async function* (request) {
  if (request.path !== '') throw new AppError('FILE_UNREADABLE', { path: request.path });
  yield* [];
  throw new AppError('INTERNAL');
};
