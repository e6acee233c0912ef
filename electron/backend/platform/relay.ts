import type { Channel } from './channel.ts';
import type { HostToShell, RelayMessage } from './host-messages.ts';

interface Listener {
  message: (data: string | Uint8Array) => void;
  close: () => void;
}

/** Contract connections that reach the host as numbered messages over one line to the shell. */
export function createRelay(send: (message: HostToShell) => void) {
  const listeners = new Map<number, Listener>();
  return {
    /** The channel of a new connection; what arrives before somebody listens is kept. */
    open: (connection: number): Channel => {
      const early: (string | Uint8Array)[] = [];
      const entry: Listener = { message: (data) => void early.push(data), close: () => undefined };
      listeners.set(connection, entry);
      return {
        send: (data) => {
          if (listeners.has(connection)) send({ type: 'relayData', connection, data });
        },
        onMessage: (listener) => {
          entry.message = listener;
          for (const data of early.splice(0)) listener(data);
        },
        onClose: (listener) => {
          entry.close = listener;
        },
      };
    },
    receive: (message: Exclude<RelayMessage, { type: 'relayOpen' }>): void => {
      const entry = listeners.get(message.connection);
      if (message.type === 'relayData') entry?.message(message.data);
      else {
        listeners.delete(message.connection);
        entry?.close();
      }
    },
  };
}
