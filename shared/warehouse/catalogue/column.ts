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

/** A column that always holds a value, unless told otherwise, and says nothing about a person. */
export function column(type: ColumnType, meaning: string, options: { nullable?: boolean; pii?: Pii } = {}): ColumnSpec {
  return { type, nullable: options.nullable ?? false, pii: options.pii ?? 'none', meaning };
}

/** A column that may be empty. */
export function optional(type: ColumnType, meaning: string, pii: Pii = 'none'): ColumnSpec {
  return { type, nullable: true, pii, meaning };
}

/** Where a row comes from: the first columns of every relation of the customer model, after its id. */
export const ORIGIN = {
  import_id: column('id', 'Import the row came from.'),
  row_no: column('integer', 'Record number in the imported file, 1 = first data record.'),
} as const;

/** Whom a row is about. */
export const CUSTOMER = {
  customer_id: optional('id', 'Customer; empty where the row names none.'),
} as const;

/** The order a row belongs to, and whom it is about by that. */
export const ORDER_LINK = {
  order_key: optional('text', 'Order number as the row names it.'),
  order_id: optional('id', 'Order of that number; empty while no such order is known or several customers have one.'),
  via_order: column('flag', 'The customer is that of the order; the row itself names none.'),
} as const;
