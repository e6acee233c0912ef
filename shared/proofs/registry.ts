import { SHIFTED_BETA_GEOMETRIC } from './contracts.ts';
import { BG_NBD_CHANCES, BG_NBD_EXPECTATIONS, CUSTOMER_1516, GAMMA_GAMMA, ONE_TIME_BUYERS, UNITS } from './customer-value.ts';
import type { ProofCase } from './proof.ts';
import { HARD_SUMS, LONGLEY_REGRESSION, TEA } from './statistics.ts';
import { AML_MODEL, LEUKAEMIA_TESTS } from './survival.ts';

/** Every published case, in the order of the page. */
export const PROOFS: readonly ProofCase[] = [
  BG_NBD_EXPECTATIONS,
  BG_NBD_CHANCES,
  CUSTOMER_1516,
  ONE_TIME_BUYERS,
  GAMMA_GAMMA,
  UNITS,
  SHIFTED_BETA_GEOMETRIC,
  LEUKAEMIA_TESTS,
  AML_MODEL,
  LONGLEY_REGRESSION,
  HARD_SUMS,
  TEA,
];
