/** What a case is about; the page groups by it. */
export const PROOF_AREAS = ['value', 'retention', 'statistics'] as const;
export type ProofArea = (typeof PROOF_AREAS)[number];

/** One published number and ours. */
export interface ProofLine {
  /** Key under `proofs.quantities`. */
  readonly quantity: string;
  /** Symbols that say which of them, the same in every language: "α", "t = 52", "6-MP". */
  readonly detail: string;
  readonly published: number;
  readonly computed: number;
  /** Largest difference that still counts as the same number: as a rule half a unit of the last published digit. */
  readonly tolerance: number;
}

/**
 * A published case small enough to be computed on any machine while somebody waits: data that its source prints, or parameters with
 * the values that follow from them. Larger ones are in the reference tests.
 */
export interface ProofCase {
  /** Words under `proofs.cases.<id>`. */
  readonly id: string;
  readonly area: ProofArea;
  /** Where the numbers are printed: a citation, the same in every language. */
  readonly source: string;
  readonly lines: () => readonly ProofLine[];
}

/** Half a unit of the last digit that a source prints. */
export function halfUnit(digits: number): number {
  return 0.5 * 10 ** -digits;
}
