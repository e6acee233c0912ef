import { execFileSync } from 'node:child_process';
import type { WebShellProcess } from './web-shell-process.ts';

/** Process id of the host below a web shell, from the system's own list. */
export function hostPid({ process: { pid } }: WebShellProcess): number {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const host = lines
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .find((match) => Number(match?.[2]) === pid && match?.[3]?.includes('host-process'));
  if (host === null || host === undefined) throw new Error('no host is running');
  return Number(host[1]);
}
