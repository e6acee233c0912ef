import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { Protocol } from 'electron';
import { CSP_NONCE_PLACEHOLDER, contentSecurityPolicy } from '../../shared/contract/content-security-policy.ts';
import { APP_SCHEME, isAppUrl } from './origin.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
};

/** Absolute path of the file behind an app:// address, or null when the address leaves the folder or is not ours. */
export function resolveAppFile(rendererDir: string, address: string): string | null {
  if (!isAppUrl(address)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const root = resolve(rendererDir);
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  return file.startsWith(root + sep) && Object.hasOwn(MEDIA_TYPES, extname(file)) ? file : null;
}

/** Serves the built renderer under app://crm/ with the content security policy and a fresh nonce for each page. */
export function serveApp(protocol: Protocol, rendererDir: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? resolveAppFile(rendererDir, request.url) : null;
    if (file === null) return new Response('Not found', { status: 404 });
    const nonce = randomBytes(18).toString('base64url');
    const headers = {
      'Content-Type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
    };
    try {
      const body = await readFile(file);
      const isPage = extname(file) === '.html';
      return new Response(isPage ? body.toString('utf8').replaceAll(CSP_NONCE_PLACEHOLDER, nonce) : new Uint8Array(body), { headers });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}
