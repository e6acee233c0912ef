import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatIsoDay, toEpochDay } from '../../shared/model/day.ts';
import { formatDecimal } from '../../shared/model/decimal.ts';
import { createRandom } from './random.ts';

/** What the nine files say when they are read right: each table by itself, nothing joined. */
export interface RelatedTables {
  readonly paths: readonly string[];
  readonly orders: number;
  readonly items: number;
  readonly customers: number;
  readonly products: number;
  /** Sum of all payments as exact decimal text, and what a plain join of payments and items would make of it. */
  readonly paid: string;
  readonly paidJoined: string;
}

const CITIES = ['sao paulo', 'rio de janeiro', 'curitiba', 'campinas'] as const;
const CATEGORIES = [
  ['beleza_saude', 'health_beauty'],
  ['moveis_decoracao', 'furniture_decor'],
  ['relogios_presentes', 'watches_gifts'],
] as const;
const FIRST_DAY = toEpochDay({ year: 2018, month: 1, day: 1 });

/**
 * Writes nine small files that name each other, in the shape of a public marketplace export: customers, geolocation, items, payments,
 * reviews, orders, products, sellers, translated categories. Some orders have several items and several payments: joined into one
 * table, their payments would be counted more than once.
 */
export async function writeRelatedTables(
  folder: string,
  { orders = 120, seed = 5 }: { readonly orders?: number; readonly seed?: number } = {},
): Promise<RelatedTables> {
  const random = createRandom(seed);
  const pick = (count: number) => random.integer(0, count - 1);
  const id = (kind: string, number: number) => `${kind}${String(number).padStart(5, '0')}a7f3`;
  const customers = Math.round(orders * 0.8);
  const products = 24;
  const sellers = 6;
  const rows: Record<string, string[]> = {
    olist_customers_dataset: ['customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state'],
    olist_geolocation_dataset: ['geolocation_zip_code_prefix,geolocation_lat,geolocation_lng,geolocation_city,geolocation_state'],
    olist_order_items_dataset: ['order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value'],
    olist_order_payments_dataset: ['order_id,payment_sequential,payment_type,payment_installments,payment_value'],
    olist_order_reviews_dataset: [
      'review_id,order_id,review_score,review_comment_title,review_comment_message,review_creation_date,review_answer_timestamp',
    ],
    olist_orders_dataset: [
      'order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date',
    ],
    olist_products_dataset: [
      'product_id,product_category_name,product_name_lenght,product_description_lenght,product_photos_qty,product_weight_g,product_length_cm,product_height_cm,product_width_cm',
    ],
    olist_sellers_dataset: ['seller_id,seller_zip_code_prefix,seller_city,seller_state'],
    product_category_name_translation: ['product_category_name,product_category_name_english', ...CATEGORIES.map((names) => names.join(','))],
  };
  const add = (file: string, ...cells: readonly (string | number)[]) => rows[file]?.push(cells.join(','));
  const zip = (city: number) => String(1100 + city * 37).padStart(5, '0');

  for (const [place, city] of CITIES.entries()) add('olist_geolocation_dataset', zip(place), -23.5 - place, -46.6 - place, city, 'SP');
  for (let number = 1; number <= orders; number += 1) {
    const city = pick(CITIES.length);
    // As there, the same person has another customer number in each order.
    add('olist_customers_dataset', id('c', number), id('u', ((number - 1) % customers) + 1), zip(city), CITIES[city] ?? '', 'SP');
  }
  for (let number = 1; number <= products; number += 1) {
    const [category] = CATEGORIES[number % CATEGORIES.length] ?? CATEGORIES[0];
    add('olist_products_dataset', id('p', number), category, 40 + number, 200 + number, 1 + (number % 4), 100 * number, 20, 10, 15);
  }
  for (let number = 1; number <= sellers; number += 1) add('olist_sellers_dataset', id('s', number), zip(number % 4), CITIES[number % 4] ?? '', 'SP');

  let [items, paid, joined] = [0, 0n, 0n];
  for (let number = 1; number <= orders; number += 1) {
    const order = id('o', number);
    const bought = formatIsoDay(FIRST_DAY + number);
    const times = [
      `${bought} 10:15:00`,
      `${bought} 10:20:11`,
      `${formatIsoDay(FIRST_DAY + number + 1)} 08:00:00`,
      `${formatIsoDay(FIRST_DAY + number + 6)} 17:31:05`,
    ];
    add(
      'olist_orders_dataset',
      order,
      id('c', number),
      number % 17 === 0 ? 'canceled' : 'delivered',
      ...times,
      `${formatIsoDay(FIRST_DAY + number + 20)} 00:00:00`,
    );
    const lines = 1 + pick(3);
    let total = 0n;
    for (let line = 1; line <= lines; line += 1) {
      const [price, freight] = [BigInt(1990 + pick(30_000)) * 100n, BigInt(800 + pick(2000)) * 100n];
      total += price + freight;
      items += 1;
      add(
        'olist_order_items_dataset',
        order,
        line,
        id('p', 1 + pick(products)),
        id('s', 1 + pick(sellers)),
        `${bought} 23:59:59`,
        formatDecimal(price),
        formatDecimal(freight),
      );
    }
    const parts = number % 7 === 0 ? [total / 2n, total - total / 2n] : [total];
    for (const [place, part] of parts.entries()) {
      paid += part;
      joined += part * BigInt(lines);
      add('olist_order_payments_dataset', order, place + 1, place === 0 ? 'credit_card' : 'voucher', 1 + pick(4), formatDecimal(part));
    }
    if (number % 2 === 0)
      add(
        'olist_order_reviews_dataset',
        id('r', number),
        order,
        1 + pick(5),
        '',
        '"Chegou antes, muito bom"',
        `${formatIsoDay(FIRST_DAY + number + 7)} 00:00:00`,
        `${formatIsoDay(FIRST_DAY + number + 9)} 12:40:00`,
      );
  }
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const [name, lines] of Object.entries(rows)) {
    const path = join(folder, `${name}.csv`);
    await writeFile(path, `${lines.join('\n')}\n`);
    paths.push(path);
  }
  return { paths, orders, items, customers, products, paid: formatDecimal(paid), paidJoined: formatDecimal(joined) };
}
