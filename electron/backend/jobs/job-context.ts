/** What a running job may do: report, and learn that it was cancelled. */
export interface JobContext {
  /** Aborted when the person cancels; the job then undoes what it began and throws AppError CANCELLED. */
  readonly signal: AbortSignal;
  /** Enters a stage declared when the job was started; earlier stages count as finished. */
  readonly stage: (name: string) => void;
  /** Share of the current stage that is done (0–1), and rows handled so far in the whole job where rows mean something. */
  readonly progress: (fractionOfStage: number, rowsDone?: number) => void;
}
