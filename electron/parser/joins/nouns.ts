import type { Role } from '../../../shared/model/role.ts';

/** What a role names: columns of two files that name the same thing can be looked up in each other. */
export const NOUNS: Readonly<Partial<Record<Role, string>>> = {
  orderId: 'order',
  customerId: 'customer',
  customerAltId: 'customer',
  referredCustomer: 'customer',
  customerName: 'customer',
  company: 'customer',
  email: 'customer',
  phone: 'customer',
  productId: 'product',
  productName: 'product',
  campaign: 'campaign',
  campaignName: 'campaign',
  employee: 'employee',
  employeeName: 'employee',
  recordId: 'record',
};

const SHORTEST_PART = 4;

/** Whether two headers say the same: equal but for case and signs, or one ends with the other ("customer_zip", "zip" is too short; "seller_zip_code", "zip_code"). */
export function isSameName(one: string, other: string): boolean {
  const [a, b] = [fold(one), fold(other)];
  if (a === '' || b === '') return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return a === b || (short.length >= SHORTEST_PART && long.endsWith(short)) || sharesTail(one, other);
}

/** "customer_zip_code_prefix" and "geolocation_zip_code_prefix" differ in their first word only. */
function sharesTail(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  return a.length >= 3 && a.length === b.length && a.slice(1).join() === b.slice(1).join();
}

function wordsOf(header: string): string[] {
  return header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function fold(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
