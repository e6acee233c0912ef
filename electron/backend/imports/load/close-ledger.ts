import { formatDecimal, parseDecimal } from '../../../../shared/model/decimal.ts';
import type { Ledger } from '../../../../shared/model/import-mapping.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { isOneCurrency } from '../../../../shared/model/written/currencies.ts';
import type { ReadSummary } from '../../../parser/protocol.ts';
import { AppError } from '../../app-error.ts';
import type { KindOutcome } from './kind-load.ts';

const NAMED_CURRENCIES = 8;

/**
 * The ledger of an import, proven: every record the parser read is loaded, unchanged, filtered or refused, the amounts it summed
 * from the file's text are those of the loaded rows and the others, and those of the loaded lines are what the store holds of them
 * (`outcome.stored`). `words` are those of the column of currencies. Throws AppError INTERNAL when it does not hold, NOTHING_TO_LOAD when not one row is of use.
 */
export function closeLedger(summary: ReadSummary, outcome: KindOutcome, words: readonly string[]): Ledger {
  const { read, filtered } = summary;
  const { loaded, unchanged, loadedAmount, otherAmount, stored } = outcome;
  const refusedHere = summary.loaded - loaded - unchanged;
  const holds =
    read === summary.loaded + filtered + summary.rejected &&
    refusedHere >= 0 &&
    loadedAmount + otherAmount === parseDecimal(summary.amount) &&
    hasSums(summary, outcome) &&
    stored.lines === outcome.lines &&
    (stored.lines === 0 || stored.amount === loadedAmount);
  if (!holds) {
    const cause = new Error(
      `ledger broken: file ${read}/${summary.loaded}/${filtered}/${summary.rejected}, kind ${loaded}/${unchanged}, store ${stored.lines} lines`,
    );
    throw new AppError('INTERNAL', { detail: 'ledger' }, { cause });
  }
  if (loaded + unchanged === 0) throw new AppError('NOTHING_TO_LOAD', { rejected: summary.rejected + refusedHere, filtered });
  return toLedger(summary, outcome, words);
}

/** The ledger of a file as it came out; `words` are those of the column of currencies. */
export function toLedger(summary: ReadSummary, outcome: KindOutcome, words: readonly string[]): Ledger {
  const { read, filtered, filteredBy, rounded } = summary;
  const { loaded, unchanged } = outcome;
  const currencies = [...new Set([...(summary.currencies ?? []), ...words])];
  return {
    read,
    loaded,
    unchanged,
    filtered,
    rejected: summary.rejected + summary.loaded - loaded - unchanged,
    filteredBy: [...filteredBy],
    amount: formatDecimal(outcome.loadedAmount),
    rounded,
    anonymous: outcome.anonymous ?? summary.anonymous,
    ...(outcome.orphans === 0 ? {} : { orphans: outcome.orphans }),
    ...((outcome.leftOrders ?? 0) === 0 ? {} : { leftOrders: outcome.leftOrders }),
    ...(isOneCurrency(currencies) ? {} : { currencies: currencies.slice(0, NAMED_CURRENCIES) }),
    ...(summary.repaired === undefined ? {} : { repaired: summary.repaired }),
    ...(summary.steps.length === 0 ? {} : { steps: [...summary.steps] }),
  };
}

function hasSums(summary: ReadSummary, { sums = {} }: KindOutcome): boolean {
  return Object.entries(sums).every(([role, total]) => {
    const text = summary.sums[role as Role];
    return text === undefined || parseDecimal(text) === total;
  });
}
