import { describe, expect, it } from 'vitest';
import { generateSampleShop, SHOP_FIRST_DAY, SHOP_LAST_DAY } from '../../../shared/sample/generate-shop.ts';

const shop = generateSampleShop({ seed: 7, locale: 'en' });
const { beside, customers, lines, truth } = shop;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const firstDays = new Map<string, number>();
for (const { customerId, day, quantity } of lines) if (quantity > 0 && !firstDays.has(customerId)) firstDays.set(customerId, day);

describe('what the shop knows beside its orders', () => {
  it('registers everybody on or before the first purchase, in the shares and with the delays it was made with', () => {
    const lags = customers.map(({ id }) => (firstDays.get(id) ?? 0) - (beside.registrations.get(id)?.day ?? Number.POSITIVE_INFINITY));
    expect(Math.min(...lags)).toBeGreaterThanOrEqual(0);
    // Customers of the first days may have had no time to register before; the others show the planted lags.
    const settled = customers
      .map(({ id }, index) => ({ id, lag: lags[index] ?? 0 }))
      .filter(({ id }) => (firstDays.get(id) ?? 0) > SHOP_FIRST_DAY + 150);
    const sameDay = settled.filter(({ lag }) => lag === 0).length / settled.length;
    expect(Math.abs(sameDay - truth.registration.sameDay)).toBeLessThan(4 * Math.sqrt((0.45 * 0.55) / settled.length));
    const social = settled.filter(({ id, lag }) => lag > 0 && beside.registrations.get(id)?.source === 'social').map(({ lag }) => lag);
    expect(Math.abs(mean(social) - (truth.registration.meanLagDays.social + 0.5))).toBeLessThan((4 * 26) / Math.sqrt(social.length));
    expect(beside.prospects).toHaveLength(450);
    expect(beside.prospects.every(({ id, day }) => !firstDays.has(id) && day >= SHOP_FIRST_DAY && day <= SHOP_LAST_DAY)).toBe(true);
  });

  it('ends memberships at renewals, as often as the shifted beta-geometric says', () => {
    const { a, b } = truth.club.plans.monthly;
    const observed = beside.subscriptions.filter(({ plan, startDay }) => plan === 'monthly' && startDay <= SHOP_LAST_DAY - 32);
    const left = observed.filter(({ startDay, endDay }) => endDay !== null && endDay - startDay <= 31).length / observed.length;
    expect(observed.length).toBeGreaterThan(150);
    expect(Math.abs(left - a / (a + b))).toBeLessThan(4 * Math.sqrt((0.12 * 0.88) / observed.length));
    expect(beside.subscriptions.every(({ endDay, reason }) => (endDay === null) === (reason === null) && (endDay ?? 0) <= SHOP_LAST_DAY)).toBe(true);
  });

  it('lets nobody bring a customer before being one, and no one twice', () => {
    expect(beside.referrals.length).toBeGreaterThan(150);
    expect(new Set(beside.referrals.map(({ referredId }) => referredId)).size).toBe(beside.referrals.length);
    for (const { customerId, referredId, day } of beside.referrals) {
      expect(firstDays.get(customerId) ?? Number.POSITIVE_INFINITY).toBeLessThan(day);
      expect(firstDays.get(referredId)).toBe(day);
    }
  });

  it('keeps contacts in order and within the data, and pays for advertising every finished month', () => {
    expect(beside.contacts.length).toBeGreaterThan(5000);
    expect(beside.contacts.every(({ day }, index) => day <= SHOP_LAST_DAY && day >= (beside.contacts[index - 1]?.day ?? 0))).toBe(true);
    expect(beside.costs).toHaveLength(2 * 36);
  });

  it('is the same every time', () => {
    expect(generateSampleShop({ seed: 7, locale: 'en' }).beside).toEqual(beside);
  });
});
