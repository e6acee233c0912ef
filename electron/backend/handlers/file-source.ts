import { basename } from 'node:path';
import type { FileSource } from '../../../shared/contract/imports.ts';
import { AppError } from '../app-error.ts';
import { findUpload } from '../platform/staging.ts';
import type { BackendPorts } from '../ports.ts';

export interface ResolvedFile {
  readonly path: string;
  readonly fileName: string;
}

/** Where the bytes of a picked or uploaded file lie, and the name a person knows it by. */
export function resolveFileSource({ stagingDir }: BackendPorts, source: FileSource, fileName: string | undefined): ResolvedFile {
  if ('path' in source) return { path: source.path, fileName: basename(fileName ?? source.path) };
  const path = findUpload(stagingDir, source.staged);
  if (path === null) throw new AppError('FILE_NOT_FOUND', { file: fileName ?? source.staged });
  return { path, fileName: basename(fileName ?? source.staged) };
}

/** Where a picked file lies, for good; undefined for an upload. */
export function originOf(source: FileSource): string | undefined {
  return 'path' in source ? source.path : undefined;
}

/** Runs work on a file; its refusals name the file as the person knows it, not where an upload lies. */
export async function onFile<T>({ fileName }: ResolvedFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'CANCELLED' || error.code === 'INTERNAL') throw error;
    const { path, ...params } = error.params;
    throw new AppError(error.code, { ...params, file: fileName }, { cause: error });
  }
}
