import type { WebSocket } from 'ws';
import type { RelayMessage } from '../backend/platform/host-messages.ts';

/** Close codes the page understands. */
export const HOST_RESTARTS = 1012;
export const SAFE_MODE = 4503;

/** Numbers the page's WebSockets and carries their messages to and from the host. */
export function createConnections(send: (message: RelayMessage) => void) {
  const sockets = new Map<number, WebSocket>();
  let last = 0;
  return {
    add: (socket: WebSocket): void => {
      const connection = ++last;
      sockets.set(connection, socket);
      send({ type: 'relayOpen', connection });
      socket.on('message', (data: Buffer, isBinary) => {
        send({ type: 'relayData', connection, data: isBinary ? new Uint8Array(data) : data.toString('utf8') });
      });
      socket.on('error', () => socket.terminate());
      socket.on('close', () => {
        if (sockets.delete(connection)) send({ type: 'relayClosed', connection });
      });
    },
    receive: (message: RelayMessage): void => {
      const socket = sockets.get(message.connection);
      if (message.type === 'relayData') socket?.send(message.data);
      else if (message.type === 'relayClosed') socket?.close();
    },
    closeAll: (code: number): void => {
      for (const [connection, socket] of sockets) {
        sockets.delete(connection);
        socket.close(code);
      }
    },
  };
}
