import { parentPort } from 'node:worker_threads';
import { CONTROL, type ComputeReply, type ComputeRequest } from './protocol.ts';
import { runTask } from './run-task.ts';

class Cancelled extends Error {}

const port = parentPort;
if (port === null) throw new Error('the compute worker runs in a worker thread only');

port.on('message', ({ taskId, task, control }: ComputeRequest) => {
  const words = new Int32Array(control);
  const checkpoint = (fraction: number) => {
    if (Atomics.load(words, CONTROL.cancelled) === 1) throw new Cancelled('cancelled');
    Atomics.store(words, CONTROL.permille, Math.round(1000 * Math.min(1, Math.max(0, fraction))));
  };
  port.postMessage(reply(taskId, () => runTask(task, checkpoint)));
});

function reply(taskId: number, run: () => unknown): ComputeReply {
  try {
    return { taskId, ok: true, result: run() };
  } catch (error) {
    return { taskId, ok: false, cancelled: error instanceof Cancelled, error: error instanceof Error ? error : new Error(String(error)) };
  }
}
