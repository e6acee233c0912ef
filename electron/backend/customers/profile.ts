import type { QueryTable } from '../../../shared/analyses/define.ts';
import { ANALYSES } from '../../../shared/analyses/registry.ts';
import type { CustomerProfile } from '../../../shared/contract/customers.ts';
import { formatDecimal } from '../../../shared/model/decimal.ts';
import type { Calendar } from '../../../shared/model/period.ts';
import { sql } from '../../../shared/warehouse/sql.ts';
import { AppError } from '../app-error.ts';
import { findLines } from '../imports/read-imports.ts';
import { segmentsOfCustomer } from '../segments/service.ts';
import { readCustomer, readCustomerOrigin } from '../store/queries/customers.ts';
import { CUSTOMER_COLUMNS, type CustomerParts, toCustomerRow } from './list.ts';

const MAX_ORDERS = 500;
const MAX_FAVOURITES = 10;
const MAX_PRODUCTS_PER_ORDER = 3;

/** Everything the page of one customer shows. Throws AppError CUSTOMER_NOT_FOUND. */
export async function readCustomerProfile(parts: CustomerParts, id: number, calendar: Calendar = 'gregorian'): Promise<CustomerProfile> {
  const { store, warehouse } = parts;
  const record = readCustomer(store.reader, id);
  const own = await warehouse.query(sql`select ${CUSTOMER_COLUMNS} from customers where customer_id = ${id}`);
  const origin = readCustomerOrigin(store.reader, id);
  if (record === undefined || origin === undefined || own.rowCount === 0) throw new AppError('CUSTOMER_NOT_FOUND', { id });
  const [place] = findLines(store, [origin]);
  if (place === undefined) throw new AppError('CUSTOMER_NOT_FOUND', { id });
  return {
    ...toCustomerRow(own, 0),
    phone: record.phone,
    ...(await readOrders(parts, id)),
    months: await readMonths(parts, id, calendar),
    returns: await readReturns(parts, id),
    favouriteProducts: await readFavourites(parts, id),
    groups: await readGroups(parts, id),
    segments: (await segmentsOfCustomer(parts, id)).map(({ id: segmentId, name, rule, frozenAt }) => ({
      id: segmentId,
      name,
      rule: frozenAt === null ? rule : null,
      frozen: frozenAt !== null,
    })),
    origin: { importId: place.importId, fileName: place.fileName, row: place.row, line: place.line },
  };
}

async function readOrders({ warehouse }: CustomerParts, id: number): Promise<Pick<CustomerProfile, 'orderList' | 'orderTotal'>> {
  const counted = await warehouse.query(sql`select count(*)::INTEGER as total from orders where customer_id = ${id}`);
  const table = await warehouse.query(
    sql`select order_id, order_key, day, lines, amount, kind from orders where customer_id = ${id} order by ordered_at desc, order_id desc limit ${MAX_ORDERS}`,
  );
  const products = await warehouse.query(
    sql`select order_id, name from (
        select l.order_id, coalesce(p.name, p.product_key) as name, row_number() over (partition by l.order_id order by abs(l.amount) desc, l.line_id) as place
        from order_lines l join products p on p.product_id = l.product_id where l.customer_id = ${id}
      ) where place <= ${MAX_PRODUCTS_PER_ORDER} order by order_id, place`,
  );
  const byOrder = new Map<number, string[]>();
  for (let row = 0; row < products.rowCount; row++) {
    const orderId = numberAt(products, 'order_id', row);
    byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), textAt(products, 'name', row)]);
  }
  const orderList = rowsOf(table, (row) => ({
    orderId: numberAt(table, 'order_id', row),
    orderKey: textAt(table, 'order_key', row),
    day: numberAt(table, 'day', row),
    lines: numberAt(table, 'lines', row),
    amount: decimalAt(table, 'amount', row),
    kind: textAt(table, 'kind', row),
    products: byOrder.get(numberAt(table, 'order_id', row)) ?? [],
  }));
  return { orderList, orderTotal: numberAt(counted, 'total', 0) };
}

async function readMonths({ warehouse }: CustomerParts, id: number, calendar: Calendar): Promise<CustomerProfile['months']> {
  const month = calendar === 'jalali' ? sql`k.jalali_month` : sql`k.month`;
  const table = await warehouse.query(
    sql`select ${month} as month, sum(l.amount)::BIGINT as amount, (count(distinct l.order_id) filter (l.kind = 'sale'))::INTEGER as orders
      from order_lines l join calendar k on k.day = l.day where l.customer_id = ${id} group by 1 order by 1`,
  );
  return rowsOf(table, (row) => ({
    month: numberAt(table, 'month', row),
    amount: decimalAt(table, 'amount', row),
    orders: numberAt(table, 'orders', row),
  }));
}

async function readReturns({ warehouse }: CustomerParts, id: number): Promise<CustomerProfile['returns']> {
  const table = await warehouse.query(
    sql`select count(*)::INTEGER as lines, coalesce(sum(amount), 0) as amount from order_lines where customer_id = ${id} and kind = 'return'`,
  );
  return { lines: numberAt(table, 'lines', 0), amount: decimalAt(table, 'amount', 0) };
}

async function readFavourites({ warehouse }: CustomerParts, id: number): Promise<CustomerProfile['favouriteProducts']> {
  const table = await warehouse.query(
    sql`select coalesce(p.name, p.product_key) as name, sum(l.quantity) as quantity, sum(l.amount) as amount
      from order_lines l join products p on p.product_id = l.product_id
      where l.customer_id = ${id} and l.kind = 'sale' group by p.product_id, p.name, p.product_key order by amount desc, p.product_id limit ${MAX_FAVOURITES}`,
  );
  return rowsOf(table, (row) => ({
    name: textAt(table, 'name', row),
    quantity: decimalAt(table, 'quantity', row),
    amount: decimalAt(table, 'amount', row),
  }));
}

/** Groups that analyses put the customer in, with their default parameters. */
async function readGroups({ engine }: CustomerParts, id: number): Promise<CustomerProfile['groups']> {
  const ready = new Set((await engine.offers()).filter(({ missing }) => missing.length === 0).map((offer) => offer.id));
  const found: CustomerProfile['groups'] = [];
  for (const analysis of ANALYSES) {
    if (analysis.groups === undefined || !ready.has(analysis.id)) continue;
    const groups = await engine.groupsOf(analysis.id, {});
    const group = groups?.keys[groups.groupOf[id] ?? -1];
    if (group !== undefined) found.push({ analysis: analysis.id, group });
  }
  return found;
}

function rowsOf<T>(table: QueryTable, read: (row: number) => T): T[] {
  return Array.from({ length: table.rowCount }, (_, row) => read(row));
}

function numberAt(table: QueryTable, name: string, row: number): number {
  return Number(table.columns[name]?.values[row] ?? 0);
}

function textAt(table: QueryTable, name: string, row: number): string {
  return String(table.columns[name]?.values[row] ?? '');
}

function decimalAt(table: QueryTable, name: string, row: number): string {
  return formatDecimal(BigInt(table.columns[name]?.values[row] ?? 0));
}
