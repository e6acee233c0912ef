import { SECONDS_PER_DAY } from '../../shared/model/day.ts';
import type { ImportKind } from '../../shared/model/import-kind.ts';
import type { Role } from '../../shared/model/role.ts';
import type { FeedRow } from '../electron/backend/imports/support/feed.ts';
import { createRandom, type Random } from './random.ts';

/** A table beside the orders: what it becomes, its columns and rows. */
export interface BesideTable {
  readonly kind: ImportKind;
  readonly roles: readonly Role[];
  readonly rows: readonly FeedRow[];
}

export interface BesideOptions {
  readonly seed: number;
  readonly customers: number;
  readonly fromDay: number;
  readonly days: number;
}

const SOURCES = ['search', 'friends', 'پیاده'];
const REASONS = ['price', 'moved', ''];

/** Registrations, memberships, referrals, contacts and costs of random customers C1…Cn, with empty values among them. */
export function besideRows({ seed, customers, fromDay, days }: BesideOptions): BesideTable[] {
  const random = createRandom(seed);
  const someone = (): string => `C${random.integer(1, customers)}`;
  const on = (day: number): string => String(day * SECONDS_PER_DAY + random.integer(0, SECONDS_PER_DAY - 1));
  const anyDay = (): number => fromDay + random.integer(0, days - 1);
  return [
    {
      kind: 'customers',
      roles: ['customerId', 'registeredAt', 'source'],
      rows: Array.from({ length: customers + 30 }, (_, index) => ({
        customerId: `C${index + 1}`,
        registeredAt: random.chance(0.1) ? '' : on(fromDay + random.integer(0, days >> 1)),
        source: random.chance(0.1) ? '' : random.pick(SOURCES),
      })),
    },
    {
      kind: 'subscriptions',
      roles: ['recordId', 'customerId', 'plan', 'startedAt', 'endedAt', 'unitPrice', 'reason'],
      rows: Array.from({ length: customers }, (_, index) => membership(random, index, someone(), anyDay(), fromDay + days, on)),
    },
    {
      kind: 'referrals',
      roles: ['recordId', 'customerId', 'referredCustomer', 'occurredAt', 'reward'],
      rows: Array.from({ length: Math.floor(customers / 3) }, (_, index) => ({
        recordId: `F${index + 1}`,
        customerId: someone(),
        referredCustomer: someone(),
        occurredAt: random.chance(0.1) ? '' : on(anyDay()),
        reward: '10',
      })),
    },
    {
      kind: 'interactions',
      roles: ['recordId', 'customerId', 'occurredAt', 'type'],
      rows: Array.from({ length: customers * 4 }, (_, index) => ({
        recordId: `I${index + 1}`,
        customerId: random.chance(0.05) ? '' : someone(),
        occurredAt: on(anyDay()),
        type: random.pick(['visit', 'call', 'newsletter', '']),
      })),
    },
    {
      kind: 'costs',
      roles: ['recordId', 'occurredAt', 'amount', 'category', 'channel'],
      rows: Array.from({ length: 40 }, (_, index) => ({
        recordId: `K${index + 1}`,
        occurredAt: on(anyDay()),
        amount: String(random.integer(50, 900)),
        category: 'advertising',
        channel: random.pick(SOURCES),
      })),
    },
  ];
}

function membership(random: Random, index: number, customerId: string, startDay: number, endOfData: number, on: (day: number) => string): FeedRow {
  const endDay = startDay + 30 * random.integer(1, 14);
  const isEnded = endDay < endOfData;
  return {
    recordId: `S${index + 1}`,
    customerId,
    plan: random.pick(['monthly', 'yearly', '']),
    startedAt: on(startDay),
    endedAt: isEnded ? on(endDay) : '',
    unitPrice: random.pick(['9.5', '19', '']),
    reason: isEnded ? random.pick(REASONS) : '',
  };
}
