import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { Contract } from '../../shared/contract/contract.ts';
import { signIn } from './sign-in.ts';

const START = fileURLToPath(new URL('../../electron/web/start.ts', import.meta.url));

export interface Connection {
  readonly client: ContractRouterClient<Contract>;
  readonly socket: WebSocket;
  /** Close code of the socket. */
  readonly closed: Promise<number>;
}

export interface WebShellProcess {
  readonly process: ChildProcess;
  readonly link: string;
  readonly headers: { readonly Cookie: string; readonly Origin: string };
  readonly connect: () => Promise<Connection>;
  readonly stop: () => Promise<number | null>;
}

/** Starts `npm start -- --print-url` as a process of its own and signs in. */
export async function startWebShellProcess(dataDir: string): Promise<WebShellProcess> {
  const child = spawn(process.execPath, [START, '--print-url', '--data-dir', dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    exited.then(() => Promise.reject(new Error('the web shell ended'))),
  ]);
  const { url: link } = JSON.parse(String(line)) as { url: string };
  const headers = await signIn(link);
  return {
    process: child,
    link,
    headers,
    connect: () => connect(link, headers),
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await exited;
      return code;
    },
  };
}

async function connect(link: string, headers: WebShellProcess['headers']): Promise<Connection> {
  const socket = new WebSocket(`ws://${new URL(link).host}/rpc`, { headers: { ...headers } });
  const closed = once(socket, 'close').then(([code]) => Number(code));
  await once(socket, 'open');
  return { client: createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })), socket, closed };
}
