import { formatDecimal, parseDecimal } from '../../../../shared/model/decimal.ts';
import type { Ledger } from '../../../../shared/model/import-mapping.ts';

export type LedgerSum = Pick<Ledger, 'read' | 'loaded' | 'unchanged' | 'filtered' | 'rejected' | 'amount'>;

/** The control totals of several files in one. */
export function sumLedgers(ledgers: readonly LedgerSum[]): LedgerSum {
  const sum = (figure: Exclude<keyof LedgerSum, 'amount'>) => ledgers.reduce((total, ledger) => total + ledger[figure], 0);
  return {
    read: sum('read'),
    loaded: sum('loaded'),
    unchanged: sum('unchanged'),
    filtered: sum('filtered'),
    rejected: sum('rejected'),
    amount: formatDecimal(ledgers.reduce((total, { amount }) => total + parseDecimal(amount), 0n)),
  };
}
