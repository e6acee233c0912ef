import { describe, expect, it } from 'vitest';
import { AFFINITIES } from '../../../shared/sample/assortment.ts';
import { generateSampleShop, SHOP_FIRST_DAY, SHOP_LAST_DAY } from '../../../shared/sample/generate-shop.ts';
import { WEEKDAY_DEMAND } from '../../../shared/sample/seasons.ts';

const shops = { en: generateSampleShop({ seed: 7, locale: 'en' }), fa: generateSampleShop({ seed: 7, locale: 'fa' }) };

describe.each(['en', 'fa'] as const)('generateSampleShop in %s', (locale) => {
  const { customers, lines, truth } = shops[locale];
  const sales = lines.filter((line) => line.amount > 0);

  it('is the same shop every time, and another with another seed', () => {
    const again = generateSampleShop({ seed: 7, locale });
    expect(again.lines).toEqual(lines);
    expect(again.customers).toEqual(customers);
    expect(generateSampleShop({ seed: 8, locale }).lines.length).not.toBe(lines.length);
  });

  it('has about 3,000 customers and 30,000 to 45,000 lines within its three years, in order of time', () => {
    expect(customers).toHaveLength(3000);
    expect(lines.length).toBeGreaterThan(30_000);
    expect(lines.length).toBeLessThan(45_000);
    expect(Math.min(...lines.map(({ day }) => day))).toBeGreaterThanOrEqual(SHOP_FIRST_DAY);
    expect(lines.at(-1)?.day).toBe(SHOP_LAST_DAY);
    expect(lines.every((line, index) => index === 0 || line.day >= (lines[index - 1]?.day ?? 0))).toBe(true);
    expect(new Set(lines.map(({ customerId }) => customerId)).size).toBe(3001);
  });

  it('keeps its books: amount = quantity × price − discount, returns mirror a sale', () => {
    for (const line of lines) expect(line.amount).toBe(line.quantity * line.unitPrice - line.discount);
    const sold = new Map(sales.map((line) => [`${line.orderId} ${line.product.id}`, line]));
    const returns = lines.filter((line) => line.quantity < 0);
    expect(returns.length).toBeGreaterThan(500);
    for (const line of returns) {
      const sale = sold.get(`${line.originalOrderId} ${line.product.id}`);
      expect(sale?.day).toBeLessThan(line.day);
      expect(sale?.customerId).toBe(line.customerId);
      expect(-line.quantity).toBeLessThanOrEqual(sale?.quantity ?? 0);
      expect(-line.amount).toBeLessThanOrEqual(sale?.amount ?? 0);
    }
    // What one double can hold exactly, with the whole shop in one sum.
    expect(lines.reduce((sum, { amount }) => sum + Math.abs(amount), 0)).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });

  it('draws rates and drop-outs from the stated distributions (means within 4 standard errors)', () => {
    const { r, alpha, a, b } = truth.bgNbd;
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const rateError = (Math.sqrt(r) / alpha / Math.sqrt(customers.length)) * 4;
    expect(Math.abs(mean(customers.map(({ rate }) => rate)) - r / alpha)).toBeLessThan(rateError);
    const dropoutError = Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)) / customers.length) * 4;
    expect(Math.abs(mean(customers.map(({ dropout }) => dropout)) - a / (a + b))).toBeLessThan(dropoutError);
  });

  it('lets customers lapse only after a repeat purchase, and stops their purchases', () => {
    expect(customers.every(({ active, purchases }) => active || purchases >= 1)).toBe(true);
    const lapsed = customers.filter(({ active }) => !active);
    expect(lapsed.length / customers.length).toBeGreaterThan(0.2);
    expect(lapsed.length / customers.length).toBeLessThan(0.5);
    const days = new Map<string, Set<number>>();
    for (const line of lines) if (line.quantity > 0) days.set(line.customerId, (days.get(line.customerId) ?? new Set()).add(line.day));
    for (const customer of customers) expect(days.get(customer.id)?.size).toBe(customer.purchases);
  });

  it('follows the week, the feast and the stated return rates', () => {
    const orders = new Map(sales.map((line) => [line.orderId, line.day]));
    const byWeekday = new Array<number>(7).fill(0);
    for (const day of orders.values()) byWeekday[(day + 3) % 7] = (byWeekday[(day + 3) % 7] ?? 0) + 1;
    const demand = WEEKDAY_DEMAND[locale];
    const total = demand.reduce((sum, value) => sum + value, 0);
    byWeekday.forEach((count, weekday) => {
      expect(count / orders.size / ((demand[weekday] ?? 0) / total)).toBeGreaterThan(0.9);
      expect(count / orders.size / ((demand[weekday] ?? 0) / total)).toBeLessThan(1.1);
    });
    for (const [category, rate] of Object.entries(truth.returnRates)) {
      const sold = sales.filter((line) => line.product.category === category && line.customerId !== '' && line.day <= SHOP_LAST_DAY - 28);
      const known = new Set(sold.map((line) => `${line.orderId} ${line.product.id}`));
      const back = lines.filter((line) => line.quantity < 0 && known.has(`${line.originalOrderId} ${line.product.id}`)).length;
      expect(Math.abs(back / sold.length - rate)).toBeLessThan(4 * Math.sqrt((rate * (1 - rate)) / sold.length));
    }
  });

  it('plants companions that are bought together more often than chance', () => {
    const baskets = new Map<string, Set<string>>();
    for (const line of sales) baskets.set(line.orderId, (baskets.get(line.orderId) ?? new Set()).add(line.product.id));
    for (const affinity of AFFINITIES) {
      const withFirst = [...baskets.values()].filter((basket) => basket.has(affinity.bought));
      const withBoth = withFirst.filter((basket) => basket.has(affinity.companion)).length;
      expect(withBoth / withFirst.length).toBeGreaterThan(affinity.probability - 4 * Math.sqrt(0.25 / withFirst.length));
    }
  });
});
