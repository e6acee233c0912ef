/**
 * The analytical relations: the only names a query may use. The DuckDB warehouse is built from this table and a
 * drift test compares it with the engine. Days are epoch days (INTEGER), instants epoch seconds on the shop's wall
 * clock (BIGINT), money and quantities ten-thousandths (BIGINT).
 */
export type ColumnType = 'id' | 'integer' | 'day' | 'seconds' | 'decimal' | 'text' | 'flag';

/** How directly a column identifies a person; see reliability notes on privacy. */
export type Pii = 'none' | 'direct' | 'indirect' | 'free-text';

export interface ColumnSpec {
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly pii: Pii;
  /** What the column holds, in one English sentence for developers; people read `catalogue.<relation>.<column>` messages. */
  readonly meaning: string;
}

const column = (type: ColumnType, meaning: string, options: { nullable?: boolean; pii?: Pii } = {}): ColumnSpec => ({
  type,
  nullable: options.nullable ?? false,
  pii: options.pii ?? 'none',
  meaning,
});
const optional = { nullable: true } as const;

export const CATALOGUE = {
  customers: {
    customer_id: column('id', 'Dense integer 1…n given by the store.'),
    customer_key: column('text', 'Identifier in the imported files.', { pii: 'direct' }),
    name: column('text', 'Name of the person or firm.', { nullable: true, pii: 'direct' }),
    email: column('text', 'E-mail address.', { nullable: true, pii: 'direct' }),
    phone: column('text', 'Telephone number as imported.', { nullable: true, pii: 'direct' }),
    city: column('text', 'City.', { nullable: true, pii: 'indirect' }),
    country: column('text', 'Country: of the customer record, else of the first order.', { nullable: true, pii: 'indirect' }),
    first_day: column('day', 'Day of the first purchase (a line with a positive amount).', optional),
    last_day: column('day', 'Day of the last purchase.', optional),
    orders: column('integer', 'Number of orders with at least one purchase line.'),
    revenue: column('decimal', 'Sum of all line amounts, returns included.'),
  },
  products: {
    product_id: column('id', 'Dense integer 1…n given by the store.'),
    product_key: column('text', 'Article number or name in the imported files.'),
    name: column('text', 'Name of the product.', optional),
    category: column('text', 'Category.', optional),
  },
  orders: {
    order_id: column('id', 'Dense integer 1…n given by the store.'),
    order_key: column('text', 'Order or invoice number; made from file and row where the file has none.'),
    customer_id: column('id', 'Customer; empty for an anonymous sale.', optional),
    ordered_at: column('seconds', 'Earliest instant of its lines.'),
    day: column('day', 'Day of ordered_at.'),
    channel: column('text', 'Sales channel.', optional),
    country: column('text', 'Country of the order.', optional),
    lines: column('integer', 'Number of lines.'),
    amount: column('decimal', 'Sum of its line amounts.'),
    kind: column('text', "'sale' when it has a purchase line, else 'return' when it has a return line, else 'other'."),
  },
  order_lines: {
    line_id: column('id', 'Dense integer 1…n given by the store.'),
    import_id: column('id', 'Import the line came from.'),
    row_no: column('integer', 'Record number in the imported file, 1 = first data record.'),
    order_id: column('id', 'Order.'),
    customer_id: column('id', 'Customer; empty for an anonymous sale.', optional),
    product_id: column('id', 'Product.', optional),
    ordered_at: column('seconds', 'Instant of the line.'),
    day: column('day', 'Day of ordered_at.'),
    quantity: column('decimal', 'Units; negative for returns.'),
    unit_price: column('decimal', 'Price of one unit.', optional),
    amount: column('decimal', 'Money of the line; negative for returns.'),
    cost: column('decimal', 'Cost of the line.', optional),
    discount: column('decimal', 'Discount of the line, already taken off the amount.', optional),
    channel: column('text', 'Sales channel.', optional),
    country: column('text', 'Country of the line.', optional),
    kind: column('text', "'sale' (amount > 0), 'return' (amount < 0 or quantity < 0), 'free' (amount = 0)."),
  },
  calendar: {
    day: column('day', 'Every day from the first to the last order.'),
    week: column('day', 'First day of its Monday week.'),
    month: column('day', 'First day of its Gregorian month.'),
    quarter: column('day', 'First day of its Gregorian quarter.'),
    year: column('day', 'First day of its Gregorian year.'),
    jalali_week: column('day', 'First day of its Saturday week.'),
    jalali_month: column('day', 'First day of its Jalali month.'),
    jalali_quarter: column('day', 'First day of its Jalali quarter.'),
    jalali_year: column('day', 'First day of its Jalali year.'),
  },
} as const satisfies Record<string, Record<string, ColumnSpec>>;

export type Catalogue = typeof CATALOGUE;
export type RelationName = keyof Catalogue;
export type ColumnName<R extends RelationName = RelationName> = R extends RelationName ? keyof Catalogue[R] & string : never;

export const RELATION_NAMES = Object.keys(CATALOGUE) as readonly RelationName[];

/** Specification of a column, or undefined when the relation has none of that name. */
export function findColumn(relation: RelationName, name: string): ColumnSpec | undefined {
  const columns: Record<string, ColumnSpec> = CATALOGUE[relation];
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
}
