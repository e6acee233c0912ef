import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));

/** Exit code of a failure nobody foresaw. */
const INTERNAL = 70;

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command line of the CLI as a process of its own. */
export function startCli(
  dataDir: string,
  args: readonly string[],
  { onStart }: { onStart?: (kill: (signal: NodeJS.Signals) => void) => void } = {},
): Promise<CliRun> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      env: { ...process.env, CLIENTELE_DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    onStart?.((signal) => child.kill(signal));
    child.on('close', (code) => {
      if (code === INTERNAL) console.error(stderr);
      resolve({ code, stdout, stderr });
    });
  });
}
