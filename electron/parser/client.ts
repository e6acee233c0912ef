import type { Worker } from 'node:worker_threads';
import type { Join } from '../../shared/contract/import-sets.ts';
import type { ListedPart, Preview, Survey } from '../../shared/contract/imports.ts';
import { AppError } from '../backend/app-error.ts';
import { giveBackParser, MEMORY_LIMITS, takeParser, watchMemory } from './parser-threads.ts';
import type { ParserRequest, ParserResponse, ReadSummary, RecordChunk } from './protocol.ts';
import type { Packing } from './readers/byte-source.ts';

/** What is left to do once the last answer is given: files are closed. */
const SETTLE_MS = 2000;
/** Longest look into a file; whole files are read for as long as it takes. */
const LOOK_LIMIT_MS = 120_000;

export type PreviewRequest = Omit<Extract<ParserRequest, { type: 'preview' }>, 'type'>;
export type SurveyRequest = Omit<Extract<ParserRequest, { type: 'survey' }>, 'type'>;
export type JoinRequest = Omit<Extract<ParserRequest, { type: 'joins' }>, 'type'>;
export type ReadRequest = Omit<Extract<ParserRequest, { type: 'read' }>, 'type'>;

export interface PreviewResult {
  readonly preview: Preview;
  /** Of the header: finds the mapping saved for files of this shape. */
  readonly fingerprint: string;
}

/** Looks into a file in a worker of its own: what is not given is guessed. Throws AppError FILE_*, MAPPING_INVALID, or CANCELLED when the signal aborts. */
export async function previewFile(request: PreviewRequest, signal: AbortSignal): Promise<PreviewResult> {
  return looking(signal, async (limited) => {
    for await (const response of converse({ type: 'preview', ...request }, limited, () => undefined)) {
      if (response.type === 'preview') return { preview: response.preview, fingerprint: response.fingerprint };
    }
    throw new AppError('INTERNAL');
  });
}

/** Lists the tables of a file, in a worker of its own. Throws as `previewFile`. */
export async function inspectFile(path: string, signal: AbortSignal): Promise<{ parts: ListedPart[]; packing: Packing }> {
  return looking(signal, async (limited) => {
    for await (const response of converse({ type: 'inspect', path }, limited, () => undefined)) {
      if (response.type === 'parts') return { parts: response.parts, packing: response.packing };
    }
    throw new AppError('INTERNAL');
  });
}

/** Fingerprints of many files' headers; null for a file that cannot be read as a table. Throws AppError CANCELLED. */
export async function readShapes(paths: readonly string[], signal: AbortSignal): Promise<(string | null)[]> {
  for await (const response of converse({ type: 'shapes', paths }, signal, () => undefined)) {
    if (response.type === 'shapes') return response.fingerprints;
  }
  throw new AppError('INTERNAL');
}

/**
 * Reads a file in a worker of its own; gives chunks in order, then the totals. The parser works at most four chunks ahead.
 * Returning early or aborting ends the worker at once. Throws as `previewFile`.
 */
export async function* readRecords(request: ReadRequest, signal: AbortSignal): AsyncGenerator<RecordChunk, ReadSummary, void> {
  let acknowledge = (): void => undefined;
  const responses = converse({ type: 'read', ...request }, signal, (acknowledgeChunk) => {
    acknowledge = acknowledgeChunk;
  });
  for await (const response of responses) {
    if (response.type === 'end') return response.summary;
    if (response.type !== 'chunk') continue;
    yield response.chunk;
    acknowledge();
  }
  throw new AppError('INTERNAL');
}

/**
 * Weighs the readings of every column over all rows of a file, in a worker of its own; `onProgress` hears of it now and then.
 * Throws as `previewFile`.
 */
export async function surveyFile(
  request: SurveyRequest,
  signal: AbortSignal,
  onProgress: (progress: RecordChunk['progress']) => void,
): Promise<Survey> {
  for await (const response of converse({ type: 'survey', ...request }, signal, () => undefined)) {
    if (response.type === 'progress') onProgress(response.progress);
    if (response.type === 'survey') return response.survey;
  }
  throw new AppError('INTERNAL');
}

/** Finds the keys by which the rows of several files name each other, in a worker of its own; `onProgress` hears which file is read how far. Throws as `previewFile`. */
export async function findJoins(
  request: JoinRequest,
  signal: AbortSignal,
  onProgress: (file: number, progress: RecordChunk['progress']) => void,
): Promise<Join[]> {
  for await (const response of converse({ type: 'joins', ...request }, signal, () => undefined)) {
    if (response.type === 'progress') onProgress(response.file ?? 0, response.progress);
    if (response.type === 'joins') return response.joins;
  }
  throw new AppError('INTERNAL');
}

/** `readRecords` with a callback: the next chunk is handed over when the promise of the last one has resolved. */
export async function readFile(
  request: ReadRequest,
  { onChunk, signal }: { readonly onChunk: (chunk: RecordChunk) => Promise<void>; readonly signal: AbortSignal },
): Promise<ReadSummary> {
  const chunks = readRecords(request, signal);
  for (;;) {
    const step = await chunks.next();
    if (step.done === true) return step.value;
    await onChunk(step.value);
  }
}

/** A look into a file that takes longer than `LOOK_LIMIT_MS` ends as AppError FILE_TOO_LARGE. */
async function looking<T>(signal: AbortSignal, look: (limited: AbortSignal) => Promise<T>): Promise<T> {
  const limit = AbortSignal.timeout(LOOK_LIMIT_MS);
  try {
    return await look(AbortSignal.any([signal, limit]));
  } catch (error) {
    throw limit.aborted && !signal.aborted ? new AppError('FILE_TOO_LARGE', {}, { cause: error }) : error;
  }
}

/**
 * Sends one request to a worker and gives what it answers. When the generator is done the worker has closed its files; one that was refused something,
 * failed or was left before its last answer is gone.
 */
async function* converse(
  request: ParserRequest,
  signal: AbortSignal,
  withAcknowledge: (acknowledge: () => void) => void,
): AsyncGenerator<ParserResponse, void, void> {
  if (signal.aborted) throw new AppError('CANCELLED');
  const worker = takeParser();
  const inbox = openInbox(worker, signal);
  const stopWatching = watchMemory(worker, MEMORY_LIMITS[isLook(request) ? 'looking' : 'reading'], () => inbox.fail(new AppError('FILE_TOO_LARGE')));
  let isAnswered = false;
  withAcknowledge(() => worker.postMessage({ type: 'acknowledge' } satisfies ParserRequest));
  try {
    worker.postMessage(request);
    for (;;) {
      const response = await inbox.receive();
      if (response.type === 'error') throw new AppError(response.code, response.params, { cause: new Error(response.detail) });
      isAnswered = response.type !== 'chunk' && response.type !== 'progress';
      yield response;
    }
  } finally {
    const isReady = isAnswered && (await inbox.isReady());
    stopWatching();
    inbox.close();
    if (isReady) await giveBackParser(worker);
    else await worker.terminate();
  }
}

interface Inbox {
  /** The next answer, in order; throws once the worker failed, ended or was cancelled. */
  readonly receive: () => Promise<ParserResponse>;
  /** After the last answer: whether the worker has closed its files and holds on to little. */
  readonly isReady: () => Promise<boolean>;
  /** Ends the conversation with an error, once what came before is received. */
  readonly fail: (error: AppError) => void;
  readonly close: () => void;
}

/** What the worker sends. */
function openInbox(worker: Worker, signal: AbortSignal): Inbox {
  const waiting: ParserResponse[] = [];
  let failure: AppError | null = null;
  let isLight: boolean | null = null;
  let wake: (() => void) | null = null;
  const wakeUp = () => {
    wake?.();
    wake = null;
  };
  const fail = (error: AppError) => {
    failure ??= error;
    wakeUp();
  };
  const onAbort = () => fail(new AppError('CANCELLED'));
  const onMessage = (response: ParserResponse) => {
    if (response.type === 'idle') isLight = response.isLight;
    else waiting.push(response);
    wakeUp();
  };
  const onError = (error: unknown) => fail(new AppError(isOutOfMemory(error) ? 'FILE_TOO_LARGE' : 'INTERNAL', {}, { cause: error }));
  const onExit = () => fail(new AppError('INTERNAL', {}, { cause: new Error('the parser ended before its answer') }));
  worker.on('message', onMessage);
  worker.on('error', onError);
  worker.on('exit', onExit);
  signal.addEventListener('abort', onAbort, { once: true });

  async function receive(): Promise<ParserResponse> {
    for (;;) {
      if (signal.aborted) throw new AppError('CANCELLED');
      const response = waiting.shift();
      if (response !== undefined) return response;
      if (failure !== null) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  async function isReady(): Promise<boolean> {
    const limit = setTimeout(() => fail(new AppError('INTERNAL')), SETTLE_MS);
    while (isLight === null && failure === null) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    clearTimeout(limit);
    return isLight === true && failure === null;
  }

  function close(): void {
    signal.removeEventListener('abort', onAbort);
    worker.off('message', onMessage);
    worker.off('error', onError);
    worker.off('exit', onExit);
  }

  return { receive, isReady, fail, close };
}

/** Requests that are answered from the head of a file. */
function isLook({ type }: ParserRequest): boolean {
  return type === 'preview' || type === 'inspect' || type === 'shapes';
}

/** The parser has a heap of its own: a file that needs more takes nothing else down. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
