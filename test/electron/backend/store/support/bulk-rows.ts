import type { Role } from '../../../../../shared/model/role.ts';
import type { FeedRow } from '../../imports/support/feed.ts';

export const BULK_ROLES: readonly Role[] = ['orderId', 'orderDate', 'customerId', 'amount'];

/** About three megabytes of lines that do not compress well. */
export function bulkRows(): FeedRow[] {
  return Array.from({ length: 20_000 }, (_, index) => {
    const noise = Math.imul(index + 1, 2_654_435_761) >>> 0;
    return {
      orderId: `order-${noise.toString(36)}-${(noise ^ index).toString(36)}`,
      orderDate: String(noise % 1e9),
      customerId: `c${noise % 5000}`,
      amount: String(noise / 100),
    };
  });
}
