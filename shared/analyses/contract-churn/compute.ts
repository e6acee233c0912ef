import { DECIMAL_SCALE } from '../../model/decimal.ts';
import { latestPeriods } from '../../model/period-spans.ts';
import { estimateKaplanMeier, type SurvivalCurve } from '../../stats/survival/curve/kaplan-meier.ts';
import { tabulateTimes } from '../../stats/survival/time-table.ts';
import type { AnalysisContext, AnalysisInput } from '../define.ts';
import { type ContractOutlook, createOutlook } from './contract-outlook.ts';
import { readContracts } from './read-contracts.ts';
import type { Contract, ContractCandidate, ContractChurnParams, ContractChurnResult, ContractGroup, ContractPeriod, HazardRow } from './schema.ts';

const MOST_PERIODS = { month: 36, quarter: 20 } as const;
const SHOWN = 50;
const MOST_MONTHS = 36;
/** A plan needs so many contracts for a curve of its own. */
const OWN_CURVE = 100;

/** Contracts → churn by count, rate and money, chance of ending by age, reasons, and whom a contact pays for. */
export function computeContractChurn(
  { tables }: AnalysisInput,
  params: ContractChurnParams,
  context: AnalysisContext,
  checkpoint: (fraction: number) => void,
): ContractChurnResult {
  const day = Math.min(context.lastDay, context.period?.toDay ?? context.lastDay);
  const contracts = readContracts(tables.contracts, day);
  checkpoint(0.3);
  const dated = contracts.filter(({ startDay }) => startDay !== null);
  const { periods, leftOut } = countPeriodsOf(dated, params, context, day);
  checkpoint(0.6);
  const saving = rankContracts(contracts, params);
  return {
    day,
    contracts: contracts.length,
    dated: dated.length,
    undatedEnds: dated.filter(({ isEnded, endDay }) => isEnded && endDay === null).length,
    ended: contracts.filter(({ isEnded }) => isEnded).length,
    periods,
    leftOut,
    plans: groupBy(contracts, ({ plan }) => plan),
    reasons: groupBy(
      contracts.filter(({ isEnded }) => isEnded),
      ({ reason }) => reason,
    ),
    hazard: hazardOf(contracts),
    ...saving,
  };
}

/** Whether a contract with a known start runs on the evening of a day; one that ended on a day nobody noted never does. */
function runsOn({ startDay, endDay, isEnded }: Contract, evening: number): boolean {
  if (startDay === null || startDay > evening) return false;
  return endDay === null ? !isEnded : endDay > evening;
}

function countPeriodsOf(
  contracts: readonly Contract[],
  { grain }: ContractChurnParams,
  context: AnalysisContext,
  day: number,
): { periods: ContractPeriod[]; leftOut: number } {
  const first = contracts.reduce((least, { startDay }) => Math.min(least, startDay ?? least), Number.POSITIVE_INFINITY);
  const fromDay = Math.max(first, context.period?.fromDay ?? first);
  const { spans, leftOut } = latestPeriods({ fromDay, toDay: day }, grain, context.calendar, MOST_PERIODS[grain]);
  const periods = spans.map((span): ContractPeriod => {
    const running = contracts.filter((contract) => runsOn(contract, span.fromDay - 1));
    const ended = running.filter((contract) => !runsOn(contract, span.toDay));
    const started = contracts.filter(({ startDay }) => startDay !== null && startDay >= span.fromDay && startDay <= span.toDay);
    return {
      ...span,
      running: running.length,
      ended: ended.length,
      started: started.length,
      money: sumOf(running),
      endedMoney: sumOf(ended),
    };
  });
  return { periods, leftOut };
}

function sumOf(contracts: readonly Contract[]): bigint {
  return contracts.reduce((sum, { price }) => sum + price, 0n);
}

function groupBy(contracts: readonly Contract[], nameOf: (contract: Contract) => string): ContractGroup[] {
  const groups = new Map<string, Contract[]>();
  for (const contract of contracts) {
    const name = nameOf(contract);
    const own = groups.get(name);
    if (own === undefined) groups.set(name, [contract]);
    else own.push(contract);
  }
  return [...groups]
    .map(([name, own]) => {
      const ended = own.filter(({ isEnded }) => isEnded);
      const runningMoney = sumOf(own.filter(({ isEnded }) => !isEnded));
      return {
        name,
        contracts: own.length,
        ended: ended.length,
        endedMoney: sumOf(ended),
        runningMoney,
        // An end without a known length has no time to be divided by.
        datedEnds: ended.filter(({ months }) => months !== null).length,
        exposure: own.reduce((sum, { months }) => sum + (months ?? 0), 0),
      };
    })
    .sort((a, b) => b.contracts - a.contracts || (a.name < b.name ? -1 : 1));
}

/** Contracts that reached each month, and those that ended in it; month 1 is the first. */
function hazardOf(contracts: readonly Contract[]): HazardRow[] {
  const known = contracts.filter(({ months }) => months !== null);
  const rows = Array.from({ length: MOST_MONTHS }, (_, index) => ({ month: index + 1, atRisk: 0, ended: 0 }));
  for (const { months, isEnded } of known) {
    // A contract that ends after 1.0 months ends in its first month; one that runs for 1.0 months has seen all of it.
    const last = isEnded ? Math.max(1, Math.ceil((months ?? 0) - 1e-9)) : Math.floor((months ?? 0) + 1e-9);
    for (let month = 1; month <= Math.min(last, MOST_MONTHS); month++) {
      const row = rows[month - 1];
      if (row === undefined) continue;
      row.atRisk += 1;
      if (isEnded && month === last) row.ended += 1;
    }
  }
  return rows.filter(({ atRisk }) => atRisk > 0);
}

/** Running contracts by what a contact is expected to bring: margin of the months that its end is expected to cost × share kept − cost. */
function rankContracts(
  contracts: readonly Contract[],
  { horizonMonths, billingMonths, margin, saveShare, contactCost }: ContractChurnParams,
): Pick<ContractChurnResult, 'saveList' | 'worthwhile' | 'atRisk'> {
  const known = contracts.filter(({ months }) => months !== null);
  const whole = createOutlook(curveOf(known));
  const own = new Map<string, ContractOutlook>();
  for (const { name, contracts: count } of groupBy(known, ({ plan }) => plan)) {
    if (count >= OWN_CURVE) own.set(name, createOutlook(curveOf(known.filter(({ plan }) => plan === name))));
  }
  const candidates: ContractCandidate[] = [];
  let atRisk = 0;
  for (const { id, customer, months, isEnded, plan, price } of known) {
    if (isEnded || months === null) continue;
    const { endsWithin, monthsLost } = (own.get(plan) ?? whole)(months, horizonMonths);
    const value = ((Number(price) / DECIMAL_SCALE) * margin * monthsLost) / billingMonths;
    const saved = saveShare * value - contactCost;
    atRisk += value;
    if (saved > 0) candidates.push({ contract: id, customer, months, plan, price, endsWithin, value, saved });
  }
  candidates.sort((a, b) => b.saved - a.saved || a.contract - b.contract);
  return { saveList: candidates.slice(0, SHOWN), worthwhile: candidates.length, atRisk };
}

function curveOf(contracts: readonly Contract[]): SurvivalCurve {
  return estimateKaplanMeier(
    tabulateTimes({
      time: Float64Array.from(contracts, ({ months }) => months ?? 0),
      status: Uint8Array.from(contracts, ({ isEnded }) => (isEnded ? 1 : 0)),
    }),
  );
}
