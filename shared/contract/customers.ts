import { z } from 'zod';
import { valueFormatSchema } from '../analyses/blocks.ts';
import { calendarSchema } from '../model/period.ts';
import { predicateSchema } from '../warehouse/predicate.ts';
import { viewContextSchema } from './analyses.ts';
import { ERROR_CODES, procedure } from './errors.ts';

export const customerRowSchema = z.object({
  id: z.int(),
  key: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  firstDay: z.int().nullable(),
  lastDay: z.int().nullable(),
  orders: z.int(),
  /** Decimal text. */
  revenue: z.string(),
});
export type CustomerRow = z.infer<typeof customerRowSchema>;

export const customerSortSchema = z.object({
  by: z.enum(['key', 'name', 'country', 'firstDay', 'lastDay', 'orders', 'revenue']),
  descending: z.boolean(),
});

export const customerProfileSchema = customerRowSchema.extend({
  phone: z.string().nullable(),
  /** Orders, newest first, at most 500. */
  orderList: z.array(
    z.object({
      orderId: z.int(),
      orderKey: z.string(),
      day: z.int(),
      lines: z.int(),
      amount: z.string(),
      kind: z.string(),
      /** Largest line's product name or key. */
      products: z.array(z.string()),
    }),
  ),
  orderTotal: z.int(),
  /** Revenue per month of the calendar asked for; `month` is the epoch day on which it begins. */
  months: z.array(z.object({ month: z.int(), amount: z.string(), orders: z.int() })),
  returns: z.object({ lines: z.int(), amount: z.string() }),
  favouriteProducts: z.array(z.object({ name: z.string(), quantity: z.string(), amount: z.string() })),
  /** Groups that analyses put the customer in (RFM class, cohort …): analysis id, group key. */
  groups: z.array(z.object({ analysis: z.string(), group: z.string() })),
  /** Segments the customer is in, with the rule that put them there. */
  segments: z.array(z.object({ id: z.int(), name: z.string(), rule: predicateSchema.nullable(), frozen: z.boolean() })),
  /** Import and row where the customer first appeared. */
  origin: z.object({ importId: z.int(), fileName: z.string(), row: z.int(), line: z.int() }),
});
export type CustomerProfile = z.infer<typeof customerProfileSchema>;

/** What the analyses say about one customer; words are `analyses.<analysis>.customer.<key>` and `….customerDefinitions.<key>`. */
export const customerFiguresSchema = z.object({
  figures: z.array(
    z.object({
      analysis: z.string(),
      key: z.string(),
      format: valueFormatSchema,
      /** Money in whole units, days as epoch days. */
      value: z.number(),
      interval: z.object({ low: z.number(), high: z.number(), level: z.number() }).nullable(),
    }),
  ),
  /** Analyses that could not be asked, and why. */
  failed: z.array(z.object({ analysis: z.string(), code: z.enum(ERROR_CODES) })),
});
export type CustomerFigureAnswer = z.infer<typeof customerFiguresSchema>;

export const customers = {
  list: procedure
    .input(
      z.object({
        search: z.string().max(200).default(''),
        rule: predicateSchema.nullable().default(null),
        sort: customerSortSchema,
        offset: z.int().min(0),
        limit: z.int().min(1).max(500),
      }),
    )
    .output(z.object({ total: z.int(), rows: z.array(customerRowSchema) })),
  get: procedure.input(z.object({ id: z.int(), calendar: calendarSchema.default('gregorian') })).output(customerProfileSchema),
  /** Runs what is not in the cache of the analyses that say something about single customers; a long run appears among the jobs. */
  figures: procedure.input(z.object({ id: z.int(), context: viewContextSchema.prefault({}) })).output(customerFiguresSchema),
};
