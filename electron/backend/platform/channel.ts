import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/websocket';

/** A two-way line to one window: whole messages in order, text or bytes. */
export interface Channel {
  readonly send: (data: string | Uint8Array) => void;
  readonly onMessage: (listener: (data: string | Uint8Array) => void) => void;
  readonly onClose: (listener: () => void) => void;
}

/** The part of Node's MessagePort and of Electron's MessagePortMain that we use. */
export interface PortLike {
  postMessage(data: unknown): void;
  on(event: 'message' | 'close', listener: (data: unknown) => void): unknown;
  start?(): void;
}

/** Answers contract calls on channels. A message that is not of the contract's protocol is reported and dropped: it never ends the host. */
export function createContractServer(router: AnyRouter, onBadMessage: (error: unknown) => void): (channel: Channel) => void {
  const handler = new RPCHandler(router);
  return (channel) => {
    // The library wants a WebSocket but uses its `send` only, as long as messages and closing are handed over by us.
    const peer = { send: (data: Parameters<WebSocket['send']>[0]) => channel.send(toMessage(data)), addEventListener: () => undefined };
    channel.onMessage((data) => {
      handler.message(peer, typeof data === 'string' ? data : toArrayBuffer(data)).catch(onBadMessage);
    });
    channel.onClose(() => handler.close(peer));
  };
}

/** A MessagePort as a channel. Electron wraps each message in an event, Node does not. */
export function channelOfPort(port: PortLike): Channel {
  return {
    send: (data) => port.postMessage(data),
    onMessage: (listener) => {
      port.on('message', (message) => {
        const data = typeof message === 'object' && message !== null && 'data' in message ? message.data : message;
        if (typeof data === 'string' || data instanceof Uint8Array) listener(data);
        else if (data instanceof ArrayBuffer) listener(new Uint8Array(data));
      });
      port.start?.();
    },
    onClose: (listener) => {
      port.on('close', listener);
    },
  };
}

function toMessage(data: Parameters<WebSocket['send']>[0]): string | Uint8Array {
  if (typeof data === 'string') return data;
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw new TypeError('a message of the contract is text or bytes');
}

function toArrayBuffer(data: Uint8Array): ArrayBuffer {
  return Uint8Array.from(data).buffer;
}
