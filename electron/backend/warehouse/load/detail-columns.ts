import { CATALOGUE, type ColumnSpec } from '../../../../shared/warehouse/catalogue.ts';
import { CUSTOMER_DETAILS, ORDER_DETAIL_COLUMNS, PRODUCT_DETAILS } from '../details.ts';
import { sqlTypeOf } from '../relations.ts';

type Detailed = 'customers' | 'products' | 'orders';
const SPECS: Readonly<Record<Detailed, Readonly<Record<string, ColumnSpec>>>> = {
  customers: CATALOGUE.customers,
  products: CATALOGUE.products,
  orders: CATALOGUE.orders,
};

/** ", name TYPE" for each detail of a customer. */
export const CUSTOMER_DETAIL_DECLARATIONS = declare(CUSTOMER_DETAILS, SPECS.customers);
/** The same for products. */
export const PRODUCT_DETAIL_DECLARATIONS = declare(PRODUCT_DETAILS, SPECS.products);
/** The same for orders. */
export const ORDER_DETAIL_DECLARATIONS = declare(ORDER_DETAIL_COLUMNS, SPECS.orders);

/** Details as they are named in a statement, each after a comma. */
export function listDetails(names: readonly string[], alias?: string): string {
  return names.map((name) => `, ${alias === undefined ? '' : `${alias}.`}"${name}"`).join('');
}

/** Specification of a detail. */
export function detailSpec(relation: Detailed, name: string): ColumnSpec {
  const spec = SPECS[relation][name];
  if (spec === undefined) throw new RangeError(`${relation} has no column "${name}"`);
  return spec;
}

function declare(names: readonly string[], specs: Readonly<Record<string, ColumnSpec>>): string {
  return names.map((name) => `, "${name}" ${sqlTypeOf(specs[name]?.type ?? 'text')}`).join('');
}
