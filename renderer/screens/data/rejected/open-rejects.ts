import type { ImportSummary } from '../../../../shared/contract/imports.ts';

/** Refused rows of an import that nobody corrected yet. */
export function openRejects({ ledger, correctedLater = 0 }: Pick<ImportSummary, 'ledger' | 'correctedLater'>): number {
  return Math.max(0, ledger.rejected - correctedLater);
}
