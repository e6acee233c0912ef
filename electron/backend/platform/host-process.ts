import { createRouterClient } from '@orpc/server';
import { type Backend, createBackend } from '../create-backend.ts';
import type { BackendPorts } from '../ports.ts';
import { endEngine } from '../warehouse/thread/engine-client.ts';
import { type Channel, channelOfPort, createContractServer, type PortLike } from './channel.ts';
import { describeError } from './host-log.ts';
import type { HostSettings, HostToShell, ShellToHost } from './host-messages.ts';
import { createChromiumPrinter } from './print-with-chromium.ts';
import { createRelay } from './relay.ts';
import { createShellPrinter } from './shell-printer.ts';
import { emptyStaging } from './staging.ts';

/** Electron's utilityProcess gives this object to its children. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: ShellToHost; readonly ports: readonly PortLike[] }) => void): void;
}

const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
const send = (message: HostToShell): void => {
  if (parentPort !== undefined) parentPort.postMessage(message);
  else if (process.connected) process.send?.(message);
};
const shellPrinter = createShellPrinter(send);
const relay = createRelay(send);
let backend: Promise<Backend> | null = null;
let serve: ((channel: Channel) => void) | null = null;
const waiting: Channel[] = [];

function connect(channel: Channel): void {
  if (serve === null) waiting.push(channel);
  else serve(channel);
}

async function start({ openPath, ...settings }: HostSettings): Promise<Backend> {
  if (settings.shell === 'electron') await emptyStaging(settings.stagingDir);
  const print: BackendPorts['print'] = settings.shell === 'electron' ? shellPrinter.print : createChromiumPrinter();
  const started = await createBackend(
    { ...settings, print },
    { onProject: (path) => send(path === null ? { type: 'closed' } : { type: 'opened', path }) },
  );
  const client = createRouterClient(started.router);
  // A file that cannot be opened again is for the person to choose anew; the host itself is well.
  if (openPath !== undefined) await client.projects.open({ path: openPath }).catch(() => undefined);
  serve = createContractServer(started.router, started.reportBadMessage);
  for (const channel of waiting.splice(0)) serve(channel);
  send({ type: 'ready' });
  return started;
}

async function stop(): Promise<void> {
  const running = await backend;
  await running?.close();
  send({ type: 'stopped' });
  await endEngine();
  setImmediate(() => process.exit(0));
}

function receive(message: ShellToHost, ports: readonly PortLike[] = []): void {
  switch (message.type) {
    case 'start':
      backend ??= start(message.settings);
      break;
    case 'connect':
      for (const port of ports) connect(channelOfPort(port));
      break;
    case 'relayOpen':
      connect(relay.open(message.connection));
      break;
    case 'relayData':
    case 'relayClosed':
      relay.receive(message);
      break;
    case 'printed':
      shellPrinter.receive(message);
      break;
    case 'stop':
      void stop();
      break;
  }
}

// Whatever nobody handled leaves the program in an unknown state: end, and let the shell start a fresh host. (Electron would only warn.)
process.on('unhandledRejection', (error) => {
  console.error('host stopped:', describeError(error));
  void endEngine().finally(() => process.exit(70));
});
if (parentPort !== undefined) {
  parentPort.on('message', ({ data, ports }) => receive(data, ports));
} else {
  process.on('message', (message: ShellToHost) => receive(message));
  // Without its shell a host has nobody to work for.
  process.on('disconnect', () => void stop());
  // The shell decides when to stop; Ctrl+C reaches the whole group.
  process.on('SIGINT', () => undefined);
}
