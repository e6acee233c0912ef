import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { HostSettings, HostToShell, ShellToHost } from '../backend/platform/host-messages.ts';
import { HOST_ALLOCATOR_ENV } from '../backend/platform/host-start.ts';

const CRASH_WINDOW_MS = 60_000;
const CRASHES_TO_SAFE_MODE = 3;
const STOP_TIMEOUT_MS = 5_000;

export interface HostEvents {
  readonly onMessage: (message: HostToShell, reply: (answer: ShellToHost) => void) => void;
  /** A new host is up after a crash: windows connect again. */
  readonly onRestart: () => void;
  /** Three crashes within a minute: no further restart. */
  readonly onSafeMode: () => void;
}

export interface Host {
  readonly connect: (port: MessagePortMain) => void;
  /** Lets the host finish what it writes, then ends it; resolves when it is gone. */
  readonly stop: () => Promise<void>;
}

/** Runs the host in a utility process and starts it again after a crash. `entry` is a real file outside the archive's reach. */
export function startHost(entry: string, settings: HostSettings, events: HostEvents): Host {
  const crashes: number[] = [];
  let stopping = false;
  /** The client file that was open, opened again after a crash. */
  let openPath: string | null = null;
  let child = fork();

  function fork(): UtilityProcess {
    const env = { ...process.env, ...HOST_ALLOCATOR_ENV };
    const started = utilityProcess.fork(entry, [], { serviceName: 'Clientele host', stdio: 'inherit', env });
    const send = (message: ShellToHost) => started.postMessage(message);
    started.on('message', (message: HostToShell) => {
      if (message.type === 'opened') openPath = message.path;
      if (message.type === 'closed') openPath = null;
      events.onMessage(message, send);
    });
    started.once('exit', () => {
      if (!stopping) recover();
    });
    send({ type: 'start', settings: openPath === null ? settings : { ...settings, openPath } });
    return started;
  }

  function recover(): void {
    const now = Date.now();
    crashes.push(now);
    while (crashes[0] !== undefined && now - crashes[0] > CRASH_WINDOW_MS) crashes.shift();
    if (crashes.length >= CRASHES_TO_SAFE_MODE) {
      events.onSafeMode();
      return;
    }
    child = fork();
    events.onRestart();
  }

  return {
    connect: (port) => child.postMessage({ type: 'connect' } satisfies ShellToHost, [port]),
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        const timer = setTimeout(() => child.kill(), STOP_TIMEOUT_MS);
        child.once('exit', () => {
          clearTimeout(timer);
          resolve();
        });
        child.postMessage({ type: 'stop' } satisfies ShellToHost);
      }),
  };
}
