import type { AnalysisContext, AnalysisInput } from '../../shared/analyses/define.ts';
import type { FactColumns } from './sort-facts.ts';

/** What a compute worker is asked to do; every task is pure TypeScript over plain data. */
export type ComputeTask =
  | { readonly kind: 'sortFacts'; readonly facts: FactColumns }
  | {
      readonly kind: 'analysis';
      readonly id: string;
      readonly params: Record<string, unknown>;
      readonly context: AnalysisContext;
      readonly input: AnalysisInput;
    };

/** Words of the shared control block of one task. */
export const CONTROL = { cancelled: 0, permille: 1, length: 2 } as const;

export interface ComputeRequest {
  readonly taskId: number;
  readonly task: ComputeTask;
  /** Int32 words, see CONTROL. */
  readonly control: SharedArrayBuffer;
}

export type ComputeReply =
  | { readonly taskId: number; readonly ok: true; readonly result: unknown }
  | { readonly taskId: number; readonly ok: false; readonly cancelled: boolean; readonly error: Error };
