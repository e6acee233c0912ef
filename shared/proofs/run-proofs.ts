import type { ProofArea, ProofCase, ProofLine } from './proof.ts';

/** A case after it was computed here. */
export interface ProofOutcome {
  readonly id: string;
  readonly area: ProofArea;
  readonly source: string;
  readonly milliseconds: number;
  readonly lines: (ProofLine & { readonly agrees: boolean })[];
}

/** Computes every case; `now` gives milliseconds, `checkpoint` the share done. A number that is not finite agrees with nothing. */
export function runProofs(cases: readonly ProofCase[], now: () => number, checkpoint: (fraction: number) => void): ProofOutcome[] {
  return cases.map(({ id, area, source, lines }, index) => {
    checkpoint(index / cases.length);
    const startedAt = now();
    const judged = lines().map((line) => ({ ...line, agrees: Math.abs(line.computed - line.published) <= line.tolerance }));
    return { id, area, source, milliseconds: Math.round(now() - startedAt), lines: judged };
  });
}
