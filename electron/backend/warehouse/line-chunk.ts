/** Order lines with all ids resolved, as they go into the store and the warehouse; one entry per line in every array. */
export interface LineChunk {
  readonly length: number;
  readonly importId: number;
  /** line_id of the first line; ids of a chunk are consecutive. */
  readonly firstLineId: number;
  readonly rowNo: Int32Array;
  readonly orderId: Int32Array;
  /** 0 = anonymous. */
  readonly customerId: Int32Array;
  /** 0 = none. */
  readonly productId: Int32Array;
  /** Epoch seconds, whole numbers. */
  readonly seconds: Float64Array;
  readonly quantity: BigInt64Array;
  /** Ten-thousandths; `empty` masks say where nothing was given (1 = empty); a null column was not in the file at all. */
  readonly unitPrice: NullableDecimals | null;
  readonly amount: BigInt64Array;
  readonly cost: NullableDecimals | null;
  readonly discount: NullableDecimals | null;
  /** Codes into `channels` / `countries` (0 = empty, k = entry k − 1). */
  readonly channel: Int32Array;
  readonly channels: readonly string[];
  readonly country: Int32Array;
  readonly countries: readonly string[];
}

export interface NullableDecimals {
  readonly scaled: BigInt64Array;
  readonly empty: Uint8Array;
}

/** New or changed rows of the dimensions that came with an import. */
export interface DimensionRows {
  readonly customers: readonly {
    readonly id: number;
    readonly key: string;
    readonly name: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly city: string | null;
    readonly country: string | null;
  }[];
  readonly products: readonly { readonly id: number; readonly key: string; readonly name: string | null; readonly category: string | null }[];
  readonly orders: readonly {
    readonly id: number;
    readonly key: string;
    readonly customerId: number | null;
    readonly seconds: number;
    readonly channel: string | null;
    readonly country: string | null;
  }[];
}
