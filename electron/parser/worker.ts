import { parentPort } from 'node:worker_threads';
import { joinFiles } from './joins/join-files.ts';
import { CHUNK_WINDOW } from './limits.ts';
import { ParserFailure } from './parser-failure.ts';
import type { ChunkColumn, ParserRequest, ParserResponse, RecordChunk } from './protocol.ts';
import { readDelimited } from './read/read-file.ts';
import { openTables } from './readers/tables/open-tables.ts';
import { readShapes } from './shapes.ts';
import { previewDelimited } from './sniff/preview.ts';
import { surveyFile } from './survey/survey-file.ts';

/** Entry of the parser worker: one request, its answers, then the thread ends. */
const port = parentPort;
if (port === null) throw new Error('the parser runs as a worker thread only');

const send = (response: ParserResponse, transfer: ArrayBuffer[] = []) => port.postMessage(response, transfer);
let unacknowledged = 0;
let resume: (() => void) | null = null;

port.on('message', (request: ParserRequest) => {
  if (request.type === 'acknowledge') {
    unacknowledged--;
    resume?.();
    resume = null;
    return;
  }
  answer(request).catch((error: unknown) => send(toErrorResponse(error)));
});

async function answer(request: Exclude<ParserRequest, { type: 'acknowledge' }>): Promise<void> {
  if (request.type === 'preview') {
    send({ type: 'preview', ...(await previewDelimited(request)) });
    return;
  }
  if (request.type === 'inspect') {
    await using tables = await openTables(request.path, { isPreview: true });
    send({ type: 'parts', parts: await tables.parts(), packing: tables.packing });
    return;
  }
  if (request.type === 'shapes') {
    send({ type: 'shapes', fingerprints: await readShapes(request.paths) });
    return;
  }
  if (request.type === 'survey') {
    const survey = await surveyFile(request, (progress) => send({ type: 'progress', progress }));
    send({ type: 'survey', survey });
    return;
  }
  if (request.type === 'joins') {
    const joins = await joinFiles(request.files, ({ file, ...progress }) => send({ type: 'progress', progress, file }));
    send({ type: 'joins', joins });
    return;
  }
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
