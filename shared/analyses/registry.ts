import { churn } from './churn/index.ts';
import { clv } from './clv/index.ts';
import { cohort } from './cohort/index.ts';
import { concentration } from './concentration/index.ts';
import { contractChurn } from './contract-churn/index.ts';
import { contractRetention } from './contract-retention/index.ts';
import type { AnyAnalysis } from './define.ts';
import { engagement } from './engagement/index.ts';
import { lifecycle } from './lifecycle/index.ts';
import { loyalty } from './loyalty/index.ts';
import { frequency } from './purchase-frequency/index.ts';
import { rfm } from './rfm/index.ts';
import { sales } from './sales/index.ts';
import { survival } from './survival/index.ts';

/** Every analysis the product offers, in the order of its navigation. */
export const ANALYSES: readonly AnyAnalysis[] = [
  sales,
  rfm,
  clv,
  concentration,
  cohort,
  frequency,
  lifecycle,
  churn,
  contractChurn,
  survival,
  contractRetention,
  loyalty,
  engagement,
];

/** The analysis of that id, or undefined. */
export function findAnalysis(id: string): AnyAnalysis | undefined {
  return ANALYSES.find((analysis) => analysis.id === id);
}
