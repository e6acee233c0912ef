import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';

const MAX_LOG_BYTES = 5_000_000;
/** Fields that could carry what a person's file says; they are blanked wherever they appear. */
const REDACTED = ['value', 'values', 'row', 'rows', 'params', 'fields', 'text', 'name', 'email', 'phone'];

export interface HostLog {
  /** Records a failure without the message, which may quote a cell, and gives the id it is found under. */
  readonly failure: (where: string, error: unknown) => string;
  readonly event: (event: string, details?: Readonly<Record<string, string | number | boolean>>) => void;
  readonly close: () => void;
}

/** Opens `logs/host.log` in the data folder; one older log is kept. Writing is synchronous, so that a crash loses nothing. */
export function openHostLog(dataDir: string): HostLog {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'host.log');
  if (existsSync(path) && statSync(path).size > MAX_LOG_BYTES) renameSync(path, join(folder, 'host.previous.log'));
  const destination = pino.destination({ dest: path, sync: true });
  const logger = pino(
    {
      base: { pid: process.pid },
      redact: { paths: REDACTED.flatMap((field) => [field, `*.${field}`]), censor: '…' },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination,
  );
  return {
    failure: (where, error) => {
      const logId = randomBytes(6).toString('hex');
      logger.error({ logId, where, error: describeError(error) });
      return logId;
    },
    event: (event, details = {}) => logger.info({ event, ...details }),
    close: () => {
      destination.flushSync();
      destination.end();
    },
  };
}

/** Class, system code, engine's error class and stack frames of an error and its causes; never a message: it may quote a cell. */
export function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  return {
    kind: error.constructor.name,
    ...('code' in error ? { code: String(error.code) } : {}),
    ...('issues' in error && Array.isArray(error.issues) ? { issues: error.issues.slice(0, 5).map(describeIssue) } : {}),
    engine: /^[A-Z][A-Za-z ]{2,30} Error(?=:)/.exec(error.message)?.[0],
    frames: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

/** Place and kind of a schema issue; its message could quote the value. */
function describeIssue(issue: unknown): Record<string, unknown> {
  if (typeof issue !== 'object' || issue === null) return {};
  return { path: 'path' in issue && Array.isArray(issue.path) ? issue.path.join('.') : '', code: 'code' in issue ? issue.code : '' };
}
