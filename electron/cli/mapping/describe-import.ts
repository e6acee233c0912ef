import type { Check, ImportSummary } from '../../../shared/contract/imports.ts';
import { movedMonthsIn } from '../../../shared/contract/moved-months.ts';
import { formatIsoDay } from '../../../shared/model/day.ts';
import type { Ledger, RejectedRow } from '../../../shared/model/import-mapping.ts';
import { toTextTable } from '../text-table.ts';

const SHOWN_REJECTS = 10;
const SHOWN_EXAMPLES = 3;
const SHOWN_MONTHS = 24;

/** Control totals of an import in a few lines. */
export function describeImport({ id, fileName, ledger, newCustomers, newProducts, newOrders, tables = [] }: ImportSummary): string[] {
  const others = tables.map(({ table, added, changed, superseded }) => `  ${table}: ${added} added, ${changed} changed, ${superseded} superseded`);
  return [
    `Import ${id}: ${fileName}`,
    ...describeTotals(ledger),
    `  ${newCustomers} new customers, ${newProducts} new products, ${newOrders} new orders${ledger.anonymous > 0 ? `, ${ledger.anonymous} anonymous rows` : ''}`,
    ...others,
  ];
}

/** A dry run: totals, what would change in the store, and which rows would be refused. */
export function describeCheck(
  fileName: string,
  { ledger, rejected, newCustomers, newProducts, orders, differences = [], movedMonths = [], repeats, nearNames = [] }: Check,
): string[] {
  const lines = [
    `Check: ${fileName}`,
    ...describeTotals(ledger),
    `  ${newCustomers} new customers, ${newProducts} new products, ${orders} orders in the file`,
  ];
  if (repeats !== null) lines.push(`  The same bytes were loaded before, as import ${repeats.importId}.`);
  for (const difference of differences) {
    lines.push(
      `  ${difference.table}: ${difference.new} new, ${difference.changed} changed, ${difference.unchanged} unchanged, ${difference.vanished} not in the file any more`,
    );
    for (const { key, changes } of difference.examples.filter(({ what }) => what === 'changed').slice(0, SHOWN_EXAMPLES)) {
      lines.push(`    ${key}: ${changes.map(({ column, before, after }) => `${column} ${before} → ${after}`).join(', ')}`);
    }
  }
  for (const { from, to } of nearNames) lines.push(`  "${from}" is new and nearly "${to}", which is known: a mapValues step would make it the same.`);
  const moved = movedMonthsIn(movedMonths, 'gregorian');
  if (moved.length > 0) lines.push(`  ${moved.length} months of the past would change their revenue:`);
  for (const { month, before, after, late } of moved.slice(0, SHOWN_MONTHS))
    lines.push(`    ${formatIsoDay(month).slice(0, 'yyyy-mm'.length)}: ${before} → ${after}${late === undefined ? '' : `, late ${late}`}`);
  if (moved.length > SHOWN_MONTHS) lines.push(`    … and ${moved.length - SHOWN_MONTHS} more`);
  return [...lines, ...describeRejects(rejected, ledger.rejected)];
}

/** The first refused rows as a table; nothing when there are none. */
export function describeRejects(rejected: readonly RejectedRow[], total: number): string[] {
  if (total === 0) return [];
  const rows = rejected
    .slice(0, SHOWN_REJECTS)
    .map(({ line, column, reason, value }) => [String(line), column ?? '', reason, value.replaceAll('\n', ' ')]);
  const rest = total > rows.length ? [`  … and ${total - rows.length} more`] : [];
  return [`  ${total} rejected rows:`, ...toTextTable(['line', 'column', 'reason', 'value'], rows).map((line) => `  ${line}`), ...rest];
}

function describeTotals(ledger: Ledger): string[] {
  const { leftOrders = 0, currencies = [] } = ledger;
  const mixed = `  Figures in several currencies (${currencies.join(', ')}) are added up as they are: nothing is converted.`;
  const left = `  ${leftOrders} known orders keep what the file does not show of them, because a row of theirs could not be read`;
  return [`  ${describeLedger(ledger)}`, ...(leftOrders === 0 ? [] : [left]), ...(currencies.length === 0 ? [] : [mixed])];
}

function describeLedger({ read, loaded, unchanged, filtered, rejected, amount }: Ledger): string {
  const same = unchanged > 0 ? ` + ${unchanged} unchanged` : '';
  return `${read} rows = ${loaded} loaded${same} + ${filtered} filtered + ${rejected} rejected; amount ${amount}`;
}
