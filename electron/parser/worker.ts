import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { CHUNK_WINDOW } from './limits.ts';
import { ParserFailure } from './parser-failure.ts';
import type { ChunkColumn, ParserRequest, ParserResponse, RecordChunk } from './protocol.ts';

/**
 * Entry of the parser worker: one request after the other, each with its answers. What a request needs is loaded when it comes: a thread starts for
 * almost every file, and most of them are no workbooks, no databases and hold no phone numbers.
 */
const port = parentPort;
if (port === null) throw new Error('the parser runs as a worker thread only');

/** What a thread may keep, garbage and room for more included, while it waits for the next request. After a small file it keeps 45 to 57 MB. */
const LIGHT_BYTES = 72 * 1024 * 1024;
const send = (response: ParserResponse, transfer: ArrayBuffer[] = []) => port.postMessage(response, transfer);
// What a library prints about a file may quote it: nothing of it leaves the thread.
for (const stream of [process.stdout, process.stderr]) stream.write = () => true;

let unacknowledged = 0;
let resume: (() => void) | null = null;

port.on('message', (request: ParserRequest) => {
  if (request.type === 'acknowledge') {
    unacknowledged--;
    resume?.();
    resume = null;
    return;
  }
  answer(request)
    .catch((error: unknown) => send(toErrorResponse(error)))
    .finally(() => send({ type: 'idle', isLight: isLight() }));
});

function isLight(): boolean {
  const { total_heap_size, external_memory } = getHeapStatistics();
  return total_heap_size + external_memory < LIGHT_BYTES;
}

async function answer(request: Exclude<ParserRequest, { type: 'acknowledge' }>): Promise<void> {
  if (request.type === 'preview') {
    const { previewDelimited } = await import('./sniff/preview.ts');
    send({ type: 'preview', ...(await previewDelimited(request)) });
    return;
  }
  if (request.type === 'inspect') {
    const { openTables } = await import('./readers/tables/open-tables.ts');
    await using tables = await openTables(request.path, { isPreview: true });
    send({ type: 'parts', parts: await tables.parts(), packing: tables.packing });
    return;
  }
  if (request.type === 'shapes') {
    const { readShapes } = await import('./shapes.ts');
    send({ type: 'shapes', fingerprints: await readShapes(request.paths) });
    return;
  }
  if (request.type === 'survey') {
    const { surveyFile } = await import('./survey/survey-file.ts');
    const survey = await surveyFile(request, (progress) => send({ type: 'progress', progress }));
    send({ type: 'survey', survey });
    return;
  }
  if (request.type === 'joins') {
    const { joinFiles } = await import('./joins/join-files.ts');
    const joins = await joinFiles(request.files, ({ file, ...progress }) => send({ type: 'progress', progress, file }));
    send({ type: 'joins', joins });
    return;
  }
  const { readDelimited } = await import('./read/read-file.ts');
  const summary = await readDelimited(request, sendChunk);
  send({ type: 'end', summary });
}

async function sendChunk(chunk: RecordChunk): Promise<void> {
  while (unacknowledged >= CHUNK_WINDOW) {
    await new Promise<void>((resolve) => {
      resume = resolve;
    });
  }
  unacknowledged++;
  send({ type: 'chunk', chunk }, buffersOf(chunk));
}

function buffersOf(chunk: RecordChunk): ArrayBuffer[] {
  const arrays: (Uint8Array | Int32Array)[] = [chunk.rowNo];
  if (chunk.raw !== null) arrays.push(chunk.raw.text, chunk.raw.index);
  const buffers = arrays.map((array) => array.buffer as ArrayBuffer);
  for (const column of Object.values(chunk.columns)) buffers.push(...columnBuffers(column));
  for (const { column } of chunk.attributes) buffers.push(...columnBuffers(column));
  return buffers;
}

function columnBuffers(column: ChunkColumn): ArrayBuffer[] {
  switch (column.form) {
    case 'text':
      return [column.codes.buffer as ArrayBuffer];
    case 'keys':
    case 'packed':
      return [column.codes.buffer as ArrayBuffer, column.bytes.buffer as ArrayBuffer, column.ends.buffer as ArrayBuffer];
    case 'wide':
      return [column.scaled.buffer as ArrayBuffer, column.empty.buffer as ArrayBuffer];
    case 'decimal':
      return [column.scaled.buffer as ArrayBuffer];
    case 'seconds':
      return [column.seconds.buffer as ArrayBuffer];
    case 'flag':
      return [column.flags.buffer as ArrayBuffer];
  }
}

function toErrorResponse(error: unknown): ParserResponse {
  if (error instanceof ParserFailure) return { type: 'error', code: error.code, params: error.params, detail: causeOf(error) };
  return { type: 'error', code: 'INTERNAL', params: {}, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function causeOf({ cause }: ParserFailure): string {
  return cause instanceof Error ? cause.message : '';
}
