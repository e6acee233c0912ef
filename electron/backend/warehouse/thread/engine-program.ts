import { parentPort } from 'node:worker_threads';
import { EngineServer } from './engine-server.ts';
import type { EngineReply, EngineRequest } from './messages.ts';

/** Entry of the engine's thread: it holds every warehouse of its process and answers what the host asks. */
const port = parentPort;
if (port === null) throw new Error('the engine runs as a worker thread only');
// What the engine prints may quote data: nothing of it leaves the thread.
for (const stream of [process.stdout, process.stderr]) stream.write = () => true;

const server = new EngineServer((reply: EngineReply, transfer: ArrayBuffer[] = []) => port.postMessage(reply, transfer));
port.on('message', (request: EngineRequest) => {
  if (request.type === 'end') void server.stop().finally(() => port.close());
  else server.take(request);
});
