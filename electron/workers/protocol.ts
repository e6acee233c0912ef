import type { AnalysisContext, AnalysisInput } from '../../shared/analyses/define.ts';
import type { RuleInput } from '../../shared/segments/evaluate.ts';
import type { RulePlan } from '../../shared/segments/plan.ts';
import type { MaskSize } from '../../shared/segments/size.ts';
import type { FactColumns } from './sort-facts.ts';

/** What a compute worker is asked to do; every task is pure TypeScript over plain data. */
export type ComputeTask =
  | { readonly kind: 'sortFacts'; readonly facts: FactColumns }
  | { readonly kind: 'proofs' }
  | { readonly kind: 'segment'; readonly plan: RulePlan; readonly input: RuleInput }
  | {
      readonly kind: 'analysis';
      readonly id: string;
      readonly params: Record<string, unknown>;
      readonly context: AnalysisContext;
      readonly input: AnalysisInput;
    };

/** Answer to a segment task. */
export interface SegmentOutcome {
  /** One byte per customer id, in shared memory. */
  readonly mask: Uint8Array;
  readonly size: MaskSize;
  /** Customers with at least one order. */
  readonly buyers: number;
}

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
