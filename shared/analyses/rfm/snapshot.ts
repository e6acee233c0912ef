import type { CustomerValues } from './customer-values.ts';
import type { RfmWindow, ScaleName } from './schema.ts';
import type { Scored } from './scores.ts';

/** Customers with their scores as seen from one reference day. */
export interface Snapshot {
  readonly window: RfmWindow;
  readonly values: CustomerValues;
  readonly scored: Readonly<Record<ScaleName, Scored>>;
  /** Cell (r − 1)·bins + f − 1 and named segment by position. */
  readonly cellOf: Uint8Array;
  readonly segmentOf: Uint8Array;
}
