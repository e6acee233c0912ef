import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { WebShellProcess } from './web-shell-process.ts';

interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Process id of the host below a web shell, from the system's own list. */
export function hostPid({ process: { pid } }: Pick<WebShellProcess, 'process'>): number {
  const host = listProcesses().find(({ parent, command }) => parent === pid && command.includes('host-process'));
  if (host === undefined) throw new Error('no host is running');
  return host.pid;
}

/** From /proc where there is one (a bare Linux has no `ps`), else from `ps`. */
function listProcesses(): ListedProcess[] {
  if (!existsSync('/proc/self/stat')) {
    return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
      .split('\n')
      .flatMap((line) => {
        const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
        return match === null ? [] : [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3] ?? '' }];
      });
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const afterName = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1) ?? '';
        return [
          {
            pid: Number(name),
            parent: Number(afterName.split(' ')[1]),
            command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' '),
          },
        ];
      } catch {
        // The process ended while the list was read.
        return [];
      }
    });
}
