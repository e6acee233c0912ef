import type { Check, ImportSummary } from '../../../../shared/contract/imports.ts';

/** Rows that an import added to a table and changed in it. */
export interface Brought {
  readonly table: string;
  readonly added: number;
  readonly changed: number;
}

/** What a file became, table by table; what it changed in known orders, customers and products is told by its check. */
export function broughtBy(
  { kind, ledger, newOrders, newCustomers, newProducts, tables = [] }: ImportSummary,
  check: Pick<Check, 'differences'> | undefined,
): readonly Brought[] {
  const changed = (table: string) => check?.differences?.find((difference) => difference.table === table)?.changed ?? 0;
  const own = [
    { table: 'order_lines', added: kind === 'orders' || kind === 'orderLines' ? ledger.loaded : 0, changed: 0 },
    { table: 'orders', added: newOrders, changed: changed('orders') },
    { table: 'customers', added: newCustomers, changed: changed('customers') },
    { table: 'products', added: newProducts, changed: changed('products') },
  ];
  return [...own.filter(({ table }) => !tables.some((other) => other.table === table)), ...tables].filter((row) => row.added + row.changed > 0);
}
