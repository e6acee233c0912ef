import { findAnalysis } from '../../shared/analyses/registry.ts';
import type { ComputeTask } from './protocol.ts';
import { sortFacts } from './sort-facts.ts';

/** Does one task; `checkpoint` throws when the task was cancelled. */
export function runTask(task: ComputeTask, checkpoint: (fraction: number) => void): unknown {
  checkpoint(0);
  switch (task.kind) {
    case 'sortFacts':
      sortFacts(task.facts, checkpoint);
      return null;
    case 'analysis': {
      const analysis = findAnalysis(task.id);
      if (analysis === undefined) throw new RangeError(`no analysis "${task.id}"`);
      return analysis.compute(task.input, task.params, task.context, checkpoint);
    }
  }
}
