import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { contentSecurityPolicy } from '../../shared/contract/content-security-policy.ts';
import { type Access, createAccess, VERDICT_STATUS } from './access.ts';
import { sendArtifact } from './downloads.ts';
import { resolveStaticFile, sendStaticFile } from './static-files.ts';
import { MAX_UPLOAD_BYTES, receiveUpload } from './uploads.ts';

const MAX_MESSAGE_BYTES = 32 * 1024 ** 2;
const UPLOAD_TIMEOUT_MS = 60 * 60_000;
const RPC_PATH = '/rpc';

export interface WebServerOptions {
  /** 0 = any free port. */
  readonly port: number;
  readonly rendererDir: string;
  readonly stagingDir: string;
  readonly maxUploadBytes?: number;
  /** A checked connection from the page. */
  readonly onConnection: (socket: WebSocket) => void;
  /** The page itself was asked for: a host in safe mode may try again. */
  readonly onPage?: () => void;
}

export interface WebServer {
  readonly port: number;
  /** A fresh one-time address; the one before becomes void. */
  readonly newLink: () => string;
  readonly close: () => Promise<void>;
}

/** Serves the app on 127.0.0.1 only, to the one browser that opened the one-time link. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  server.requestTimeout = UPLOAD_TIMEOUT_MS;
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const access = createAccess(port);
  server.on('request', (request, response) => {
    answer(request, response, access, options).catch(() => {
      if (!response.headersSent) response.statusCode = 500;
      response.destroy();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const verdict = access.judge(request.headers, 'GET');
    const status = verdict === 'allowed' && request.url !== RPC_PATH ? 404 : VERDICT_STATUS[verdict];
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, options.onConnection);
  });
  return {
    port,
    newLink: access.newLink,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, access: Access, options: WebServerOptions): Promise<void> {
  const nonce = randomBytes(18).toString('base64url');
  setHeaders(response, nonce);
  const method = request.method ?? 'GET';
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const token = path === '/' ? new URLSearchParams(query).get('token') : null;
  const verdict = token === null ? access.judge(request.headers, method) : access.judgeAddress(request.headers, method);
  if (verdict !== 'allowed') return refuse(response, VERDICT_STATUS[verdict], REFUSALS[verdict]);
  if (token !== null) {
    // A signed-in browser that reloads its first address is sent on; its token is void all the same.
    const isSignedIn = access.judge(request.headers, method) === 'allowed';
    return signIn(response, access.redeem(token), isSignedIn);
  }
  if (method === 'PUT' && path === '/staging') return await upload(request, response, options);
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405, 'This address cannot do that.');
  if (path.startsWith('/artifacts/')) {
    if (await sendArtifact(response, options.stagingDir, path.slice('/artifacts/'.length))) return;
    return refuse(response, 404, NOT_FOUND);
  }
  if (path === '/') options.onPage?.();
  const file = resolveStaticFile(options.rendererDir, path);
  if (file !== null && (await sendStaticFile(response, file, nonce, method === 'GET'))) return;
  refuse(response, 404, NOT_FOUND);
}

const NOT_FOUND = 'There is nothing at this address.';
const REFUSALS = {
  wrongHost: 'This server answers on 127.0.0.1 only.',
  wrongOrigin: 'Only the app itself may ask for this.',
  noSession: 'This address needs a link that has not been used. Start Clientele again, or press Enter in its terminal for a new link.',
} as const;

function signIn(response: ServerResponse, cookie: string | null, isSignedIn: boolean): void {
  if (cookie === null && !isSignedIn) {
    refuse(response, VERDICT_STATUS.noSession, REFUSALS.noSession);
    return;
  }
  response.writeHead(303, { Location: '/', ...(cookie === null ? {} : { 'Set-Cookie': cookie }) }).end();
}

async function upload(request: IncomingMessage, response: ServerResponse, { stagingDir, maxUploadBytes }: WebServerOptions): Promise<void> {
  const result = await receiveUpload(request, stagingDir, maxUploadBytes ?? MAX_UPLOAD_BYTES);
  if (result.status !== 200) {
    response.setHeader('Connection', 'close');
    return refuse(response, result.status, 'The file was not taken.');
  }
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ staged: result.staged, bytes: result.bytes }));
}

function setHeaders(response: ServerResponse, nonce: string): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cache-Control', 'no-store');
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}
