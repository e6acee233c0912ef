import { MessageChannel, type MessagePort } from 'node:worker_threads';

/**
 * Gives a plain Node child the `process.parentPort` that Electron gives a utility process, over its own IPC line:
 * `{ shim: 'connect' }` makes a port pair as main does, `{ shim: 'data' }` speaks over it, everything else is for the host.
 */
type Listener = (event: { readonly data: unknown; readonly ports: readonly unknown[] }) => void;
const listeners: Listener[] = [];
let outer: MessagePort | null = null;

Object.defineProperty(process, 'parentPort', {
  value: {
    postMessage: (message: unknown) => process.send?.({ shim: 'host', message }),
    on: (_event: 'message', listener: Listener) => listeners.push(listener),
  },
});

/** Electron's MessagePortMain wraps every message in an event. */
function wrapPort(port: MessagePort) {
  return {
    postMessage: (data: unknown) => port.postMessage(data),
    on: (event: string, listener: (event: unknown) => void) => port.on(event, (data) => listener(event === 'message' ? { data, ports: [] } : data)),
    start: () => port.start(),
  };
}

process.on('message', (message: { readonly shim?: string; readonly data?: unknown }) => {
  if (message.shim === 'connect') {
    const { port1, port2 } = new MessageChannel();
    outer = port1;
    port1.on('message', (data) => process.send?.({ shim: 'data', data }));
    for (const listener of listeners) listener({ data: { type: 'connect' }, ports: [wrapPort(port2)] });
  } else if (message.shim === 'data') outer?.postMessage(message.data);
  else for (const listener of listeners) listener({ data: message, ports: [] });
});
