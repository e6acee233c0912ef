import type { ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { create } from 'zustand';
import { type HostTransport, shell } from './shell-port.ts';
import { ConnectionRefused } from './web-shell.ts';

type Link = ClientLink<Record<never, never>>;

/** `stopped`: the host fell three times within a minute and waits for the person. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'stopped';

/** How the window stands with its host; `epoch` counts the connections made. */
export const useConnection = create<{ readonly state: ConnectionState; readonly epoch: number }>(() => ({ state: 'connecting', epoch: 0 }));

const SAFE_MODE = 4503;
const RETRY_MS = [150, 300, 600, 1200, 2500] as const;
let opening: Promise<Link> | null = null;

/** The link of the current connection; opens one when there is none, and keeps trying. */
export function currentLink(): Promise<Link> {
  opening ??= open();
  return opening;
}

async function open(): Promise<Link> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const transport = await shell.connect();
      const link = linkOver(transport);
      useConnection.setState(({ epoch }) => ({ state: 'open', epoch: epoch + 1 }));
      return link;
    } catch (error) {
      const isStopped = error instanceof ConnectionRefused && error.code === SAFE_MODE;
      useConnection.setState({ state: isStopped ? 'stopped' : 'lost' });
      if (isStopped) return await new Promise<never>(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]));
    }
  }
}

function linkOver(transport: HostTransport): Link {
  if (transport.kind === 'socket') {
    transport.socket.addEventListener('close', (event) => lose(event.code), { once: true });
    return new SocketLink({ websocket: transport.socket });
  }
  transport.port.addEventListener('close', () => lose(0), { once: true });
  transport.port.start();
  return new PortLink({ port: transport.port });
}

function lose(code: number): void {
  opening = null;
  useConnection.setState({ state: code === SAFE_MODE ? 'stopped' : 'lost' });
  if (code !== SAFE_MODE) void currentLink();
}
