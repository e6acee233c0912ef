import { fork } from 'node:child_process';
import { HOST_ALLOCATOR_ENV, HOST_ENGINE_FLAGS } from '../../electron/backend/platform/host-start.ts';
import type { TrialAnswer, TrialRequest } from './trial.ts';

/** Of what was printed, so much is shown. */
const MAX_PRINTED = 2000;

export type Reported = Extract<TrialAnswer, { type: 'tried' }>;

/** A host in a process of its own that is given one file after the other. */
export interface TrialHost {
  readonly tryFile: (path: string, commits: boolean, limitMs: number) => Promise<Reported | 'died' | 'late'>;
  /** Closes the host; whether its client file passed verification. */
  readonly finish: () => Promise<boolean>;
  /** What the host printed since it was last asked: nothing, for it may quote the file. */
  readonly takePrinted: () => string;
  readonly kill: () => void;
}

/** Starts the program of a host as its shells do; it opens a small client file, and all it writes lies under `folder`. */
export async function startTrialHost(program: string, folder: string): Promise<TrialHost> {
  const child = fork(program, [folder], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [...HOST_ENGINE_FLAGS],
    env: { ...process.env, ...HOST_ALLOCATOR_ENV },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      printed = (printed + bytes.toString('utf8')).slice(0, MAX_PRINTED);
    });
  let waiting: ((answer: TrialAnswer | 'died') => void) | null = null;
  const answerWith = (answer: TrialAnswer | 'died'): void => {
    const waiter = waiting;
    waiting = null;
    waiter?.(answer);
  };
  child.on('message', (answer: TrialAnswer) => answerWith(answer));
  child.on('exit', () => answerWith('died'));
  const next = (): Promise<TrialAnswer | 'died'> =>
    new Promise((resolve) => {
      waiting = resolve;
    });
  const send = (request: TrialRequest): boolean => child.connected && child.send(request);
  const started = await next();
  if (started === 'died') throw new Error('the host under trial did not start');
  let id = 0;

  return {
    tryFile: async (path, commits, limitMs) => {
      id += 1;
      const answered = next();
      if (!send({ type: 'try', id, path, commits })) return 'died';
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), limitMs);
      });
      const answer = await Promise.race([answered, late]);
      clearTimeout(timer);
      return answer === 'died' || answer === 'late' || answer.type !== 'tried' ? (answer === 'late' ? 'late' : 'died') : answer;
    },
    finish: async () => {
      const answered = next();
      send({ type: 'finish' });
      const answer = await answered;
      return answer !== 'died' && answer.type === 'finished' && answer.verified;
    },
    takePrinted: () => {
      const taken = printed;
      printed = '';
      return taken;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
