import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CSP_NONCE_PLACEHOLDER } from '../../shared/contract/content-security-policy.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
};

/** Absolute path of the file behind a request path, or null when it leaves the folder or is of no known type. */
export function resolveStaticFile(rootDir: string, requestPath: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(requestPath);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\') || path.includes(':')) return null;
  const root = resolve(rootDir);
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  return file.startsWith(root + sep) && Object.hasOwn(MEDIA_TYPES, extname(file)) ? file : null;
}

/** Answers with a file of the built renderer; pages get the nonce of this load in place of its placeholder. False when there is no such file. */
export async function sendStaticFile(response: ServerResponse, file: string, nonce: string, withBody: boolean): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) return false;
  response.setHeader('Content-Type', MEDIA_TYPES[extname(file)] ?? 'application/octet-stream');
  if (extname(file) === '.html') {
    const page = (await readFile(file, 'utf8')).replaceAll(CSP_NONCE_PLACEHOLDER, nonce);
    response.end(withBody ? page : undefined);
    return true;
  }
  response.setHeader('Content-Length', found.size);
  if (withBody) await pipeline(createReadStream(file), response);
  else response.end();
  return true;
}
