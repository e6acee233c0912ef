import { type ChildProcess, fork } from 'node:child_process';
import type { HostSettings, HostToShell, RelayMessage, ShellToHost } from '../backend/platform/host-messages.ts';
import { HOST_ALLOCATOR_ENV, HOST_ENGINE_FLAGS } from '../backend/platform/host-start.ts';
import { compileCacheEnv, findHostEntry } from './program-files.ts';

const CRASH_WINDOW_MS = 60_000;
const CRASHES_TO_SAFE_MODE = 3;
const STOP_TIMEOUT_MS = 5_000;

export interface SupervisorEvents {
  readonly onRelay: (message: RelayMessage) => void;
  /** The host died; a new one is on its way, or none (safe mode). All connections are gone. */
  readonly onCrash: (isSafeMode: boolean) => void;
}

export interface HostSupervisor {
  readonly send: (message: RelayMessage) => void;
  readonly isSafeMode: () => boolean;
  /** Leaves safe mode with a fresh host that opens no file. */
  readonly recover: () => void;
  readonly hostPid: () => number | undefined;
  readonly stop: () => Promise<void>;
}

/** Runs the host in a child process. After a crash it is started again with the same client file; three crashes in a minute mean safe mode. */
export function superviseHost(settings: HostSettings, events: SupervisorEvents, entry: string = findHostEntry()): HostSupervisor {
  const crashes: number[] = [];
  let openPath = settings.openPath;
  let isStopping = false;
  let isSafe = false;
  let child = start();

  function start(): ChildProcess {
    const host = fork(entry, [], {
      execArgv: [...process.execArgv, ...HOST_ENGINE_FLAGS],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...compileCacheEnv(), ...HOST_ALLOCATOR_ENV },
    });
    host.on('message', (message: HostToShell) => receive(message));
    host.once('exit', crashed);
    // A message to a host that has just died fails here; its exit is handled above.
    host.on('error', () => undefined);
    host.send({ type: 'start', settings: { ...settings, openPath } } satisfies ShellToHost);
    return host;
  }

  function receive(message: HostToShell): void {
    if (message.type === 'opened') openPath = message.path;
    else if (message.type === 'closed') openPath = undefined;
    else if (message.type === 'relayData' || message.type === 'relayClosed') events.onRelay(message);
  }

  function crashed(): void {
    if (isStopping) return;
    const now = Date.now();
    crashes.push(now);
    while (crashes[0] !== undefined && now - crashes[0] > CRASH_WINDOW_MS) crashes.shift();
    isSafe = crashes.length >= CRASHES_TO_SAFE_MODE;
    events.onCrash(isSafe);
    if (!isSafe) child = start();
  }

  return {
    send: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    isSafeMode: () => isSafe,
    recover: () => {
      if (!isSafe) return;
      isSafe = false;
      crashes.length = 0;
      openPath = undefined;
      child = start();
    },
    hostPid: () => child.pid,
    stop: () =>
      new Promise((resolve) => {
        isStopping = true;
        if (child.exitCode !== null || child.signalCode !== null || !child.connected) {
          child.kill('SIGKILL');
          resolve();
          return;
        }
        const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
        child.once('exit', () => {
          clearTimeout(timer);
          resolve();
        });
        child.send({ type: 'stop' } satisfies ShellToHost, () => undefined);
      }),
  };
}
