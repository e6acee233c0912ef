import type { Catalogue } from '../../../shared/warehouse/catalogue.ts';
import type { Decimals } from '../store/queries/order-lines.ts';

/**
 * Order lines with all ids resolved, as they go into the store and the warehouse; one entry per line in every array. Whoever appends a chunk
 * gives its arrays away: nobody may read them afterwards. Dictionaries of texts stay, and may only grow.
 */
export interface LineChunk {
  readonly length: number;
  readonly importId: number;
  /** line_id of the first line; ids of a chunk are consecutive unless `lineId` gives them. */
  readonly firstLineId: number;
  readonly lineId?: Int32Array;
  readonly rowNo: Int32Array;
  readonly orderId: Int32Array;
  /** 0 = anonymous. */
  readonly customerId: Int32Array;
  /** 0 = none; null = the file names no products. */
  readonly productId: Int32Array | null;
  /** Epoch seconds, whole numbers. */
  readonly seconds: Float64Array;
  /** Ten-thousandths; `quantity` and `amount` have no gaps, a null column was not in the file at all. */
  readonly quantity: Decimals;
  readonly unitPrice: Decimals | null;
  readonly amount: Decimals;
  readonly cost: Decimals | null;
  readonly discount: Decimals | null;
  /** Codes into `channels` / `countries` (0 = empty, k = entry k − 1); null = no line bears one. */
  readonly channel: Int32Array | null;
  readonly channels: readonly string[];
  readonly country: Int32Array | null;
  readonly countries: readonly string[];
}

/** New orders of one import with everything that follows from their lines, as columns; ids are consecutive. */
export interface CountedOrders {
  readonly length: number;
  readonly importId: number;
  readonly firstId: number;
  readonly key: readonly string[];
  /** 0 = anonymous. */
  readonly customerId: Int32Array;
  /** Epoch seconds, whole numbers. */
  readonly seconds: Float64Array;
  readonly lines: Int32Array;
  /** Ten-thousandths, whole numbers that doubles hold exactly. */
  readonly amount: Float64Array;
  /** Places in `kinds`. */
  readonly kind: Uint8Array;
  readonly kinds: readonly string[];
  /** Codes into `labels` (0 = none, k = entry k − 1); null = the file does not say. */
  readonly channel: Int32Array | null;
  readonly country: Int32Array | null;
  readonly status: Int32Array | null;
  readonly currency: Int32Array | null;
  readonly city: Int32Array | null;
  readonly labels: readonly string[];
  /** 0 = none. */
  readonly employeeId: Int32Array | null;
  readonly campaignId: Int32Array | null;
  readonly coupon: readonly (string | null)[] | null;
}

/** New customers with everything that follows from their lines and orders; ids are consecutive. */
export interface CountedCustomers {
  readonly firstId: number;
  readonly keys: readonly string[];
  /** Everything said about them; null = nothing but their keys. */
  readonly rows: DimensionRows['customers'] | null;
  /** Days of the first and the last sale; where there was none, the first is after the last. */
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  /** Orders that are sales. */
  readonly orders: Int32Array;
  /** Ten-thousandths, whole numbers that doubles hold exactly. */
  readonly revenue: Float64Array;
  /** Codes of that of an order into `countries`, for those who have none of their own (0 = none); null = no order names one. */
  readonly country: Int32Array | null;
  readonly countries: readonly string[];
}

/** What only lists of customers say; `registered_day` is worked out. */
export type CustomerDetail = Exclude<
  keyof Catalogue['customers'],
  | 'customer_id'
  | 'customer_key'
  | 'name'
  | 'email'
  | 'phone'
  | 'city'
  | 'country'
  | 'first_day'
  | 'last_day'
  | 'orders'
  | 'revenue'
  | 'registered_day'
>;
/** What many files do not say about orders. */
export type OrderDetailColumn = 'status' | 'currency' | 'city' | 'employee_id' | 'campaign_id' | 'coupon';
/** What only lists of products say. */
export type ProductDetail = 'brand' | 'status' | 'unit_price' | 'cost';
/** Decimals in ten-thousandths, flags 0 or 1. */
export type DetailValue = string | number | bigint | null;

/** New or changed rows of the dimensions that came with an import; details that are not named are empty. */
export interface DimensionRows {
  readonly customers: readonly {
    readonly id: number;
    readonly key: string;
    readonly name: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly city: string | null;
    readonly country: string | null;
    readonly details?: Readonly<Partial<Record<CustomerDetail, DetailValue>>> | undefined;
  }[];
  readonly products: readonly {
    readonly id: number;
    readonly key: string;
    readonly name: string | null;
    readonly category: string | null;
    readonly details?: Readonly<Partial<Record<ProductDetail, DetailValue>>> | undefined;
  }[];
  readonly orders: readonly {
    readonly id: number;
    readonly key: string;
    readonly customerId: number | null;
    readonly seconds: number;
    readonly channel: string | null;
    readonly country: string | null;
    readonly details?: Readonly<Partial<Record<OrderDetailColumn, DetailValue>>> | undefined;
  }[];
}
