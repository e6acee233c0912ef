import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale } from '../../shared/contract/settings.ts';
import { formatIsoDay } from '../../shared/model/day.ts';
import { formatDecimal } from '../../shared/model/decimal.ts';
import { generateSampleShop } from '../../shared/sample/generate-shop.ts';

const HEADERS: Readonly<Record<Locale, string>> = {
  en: 'Invoice no.;Invoice date;Customer no.;Article;Qty;Total',
  fa: 'شماره فاکتور;تاریخ فاکتور;شماره مشتری;کالا;تعداد;جمع',
};
const LINES = 4000;
const BAD_EVERY = 900;

/** Writes an orders file as a till might: semicolons, days first, decimal commas, and a few rows that cannot be read. Gives its path. */
export async function writeMessyOrders(folder: string, locale: Locale): Promise<string> {
  const { lines } = generateSampleShop({ seed: 11, locale });
  const rows = lines.slice(0, LINES).map((line, index) => {
    const [year = '', month = '', day = ''] = formatIsoDay(line.day).split('-');
    const amount = formatDecimal(line.amount).replace('.', ',');
    const total = index % BAD_EVERY === BAD_EVERY - 1 ? 'n/a' : amount;
    return [line.orderId, `${day}.${month}.${year}`, line.customerId, `"${line.product[locale]}"`, String(line.quantity), total].join(';');
  });
  const path = join(folder, 'till-2023.csv');
  await writeFile(path, `${[HEADERS[locale], ...rows].join('\r\n')}\r\n`);
  return path;
}
