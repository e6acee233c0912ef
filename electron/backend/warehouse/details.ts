import { CATALOGUE } from '../../../shared/warehouse/catalogue.ts';
import type { CustomerDetail, OrderDetailColumn, ProductDetail } from './line-chunk.ts';

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
