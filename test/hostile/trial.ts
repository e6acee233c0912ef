import type { Outcome } from './trial-host.ts';

/** What the parent tells the host under trial. */
export type TrialRequest =
  | { readonly type: 'try'; readonly id: number; readonly path: string; readonly commits: boolean }
  | { readonly type: 'finish' };

/** What it answers. */
export type TrialAnswer =
  | { readonly type: 'ready' }
  | {
      readonly type: 'tried';
      readonly id: number;
      readonly outcome: Outcome;
      readonly ms: number;
      readonly startMegabytes: number;
      readonly peakMegabytes: number;
    }
  | { readonly type: 'finished'; readonly verified: boolean };
