import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { beginUpload } from '../backend/platform/staging.ts';

/** A picked or dropped file above this size is refused; give the path to the CLI instead. */
export const MAX_UPLOAD_BYTES = 8 * 1024 ** 3;

export type UploadResult = { readonly status: 200; readonly staged: string; readonly bytes: number } | { readonly status: 413 | 507 | 400 };

/** Streams a request's body into staging; leaves nothing behind when it is too large, breaks off or the disk is full. */
export async function receiveUpload(request: IncomingMessage, stagingDir: string, maxBytes: number): Promise<UploadResult> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return { status: 413 };
  const { staged, path } = await beginUpload(stagingDir);
  let bytes = 0;
  const cap = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      done(bytes > maxBytes ? new RangeError('upload too large') : null, chunk);
    },
  });
  try {
    await pipeline(request, cap, createWriteStream(path, { flags: 'wx' }));
    return { status: 200, staged, bytes };
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof RangeError) return { status: 413 };
    return { status: error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? 507 : 400 };
  }
}
