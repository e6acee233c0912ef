import { findAnalysis } from '../../shared/analyses/registry.ts';
import { PROOFS } from '../../shared/proofs/registry.ts';
import { runProofs } from '../../shared/proofs/run-proofs.ts';
import { evaluateRule } from '../../shared/segments/evaluate.ts';
import { sizeOfMask } from '../../shared/segments/size.ts';
import type { ComputeTask, SegmentOutcome } from './protocol.ts';
import { sortFacts } from './sort-facts.ts';

/** Does one task; `checkpoint` throws when the task was cancelled. */
export function runTask(task: ComputeTask, checkpoint: (fraction: number) => void): unknown {
  checkpoint(0);
  switch (task.kind) {
    case 'sortFacts':
      sortFacts(task.facts, checkpoint);
      return null;
    case 'proofs':
      return runProofs(PROOFS, () => performance.now(), checkpoint);
    case 'segment':
      return segment(task, checkpoint);
    case 'analysis': {
      const analysis = findAnalysis(task.id);
      if (analysis === undefined) throw new RangeError(`no analysis "${task.id}"`);
      return analysis.compute(task.input, task.params, task.context, checkpoint);
    }
  }
}

function segment({ plan, input }: Extract<ComputeTask, { kind: 'segment' }>, checkpoint: (fraction: number) => void): SegmentOutcome {
  const { columns } = input;
  const mask = new Uint8Array(new SharedArrayBuffer(columns.orders.length));
  mask.set(evaluateRule(plan, input, checkpoint));
  mask[0] = 0;
  let buyers = 0;
  for (const count of columns.orders) if (count > 0) buyers += 1;
  return { mask, size: sizeOfMask(mask, columns), buyers };
}
