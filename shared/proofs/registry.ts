import type { ProofCase } from './proof.ts';
import { AML_MODEL, LEUKAEMIA_TESTS } from './survival.ts';

/** Every published case, in the order of the page. */
export const PROOFS: readonly ProofCase[] = [LEUKAEMIA_TESTS, AML_MODEL];
