import { CATALOGUE, type ColumnSpec } from '../../../../shared/warehouse/catalogue.ts';
import type { CustomerDetail, OrderDetailColumn, ProductDetail } from '../line-chunk.ts';
import { sqlTypeOf } from '../relations.ts';

const ALWAYS_GIVEN = ['customer_id', 'customer_key', 'name', 'email', 'phone', 'city', 'country', 'first_day', 'last_day', 'orders', 'revenue'];
const WORKED_OUT = ['registered_day'];

/** Columns of customers that only lists of customers fill, in the order of the catalogue. */
export const CUSTOMER_DETAILS = Object.keys(CATALOGUE.customers).filter(
  (name) => !ALWAYS_GIVEN.includes(name) && !WORKED_OUT.includes(name),
) as readonly CustomerDetail[];

/** Columns of products that only lists of products fill. */
export const PRODUCT_DETAILS: readonly ProductDetail[] = ['brand', 'status', 'unit_price', 'cost'];

/** Columns of orders that many files do not have. */
export const ORDER_DETAIL_COLUMNS: readonly OrderDetailColumn[] = ['status', 'currency', 'city', 'employee_id', 'campaign_id', 'coupon'];

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
