import type { ImportKind } from '../model/import-kind.ts';
import type { ColumnReading, ImportMapping } from '../model/import-mapping.ts';
import type { Role } from '../model/role.ts';
import { CATEGORIES } from './assortment.ts';
import type { ChannelId, SampleLine } from './baskets.ts';
import type { SourceId } from './beside-orders.ts';
import type { SampleShop } from './generate-shop.ts';
import type { SamplePerson } from './people.ts';
import type { ShopLocale } from './seasons.ts';
import { dayText, instantText, moneyText } from './written.ts';

/** A file of the sample shop as it would come out of a web shop: header, records of text, and the mapping that reads it. */
export interface SampleFile {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: Iterable<readonly string[]>;
  readonly mapping: ImportMapping;
}

/** A column of a file: what it means, its heads, and how a row's value is written. */
export interface SampleColumn<Row> {
  readonly role: Role;
  readonly en: string;
  readonly fa: string;
  readonly reading: 'text' | 'number' | 'date';
  readonly text: (row: Row, shop: SampleShop) => string;
}

const CHANNEL_NAMES: Readonly<Record<ShopLocale, Readonly<Record<ChannelId, string>>>> = {
  en: { web: 'Web shop', store: 'Store', marketplace: 'Marketplace' },
  fa: { web: 'فروشگاه اینترنتی', store: 'فروشگاه حضوری', marketplace: 'بازارگاه' },
};

const SOURCE_NAMES: Readonly<Record<ShopLocale, Readonly<Record<SourceId, string>>>> = {
  en: { search: 'Search engine', social: 'Social media', friend: 'Friends', newsletter: 'Newsletter', passing: 'Passing by' },
  fa: { search: 'موتور جست‌وجو', social: 'شبکه اجتماعی', friend: 'دوستان', newsletter: 'خبرنامه', passing: 'گذری' },
};

const ORDER_COLUMNS: readonly SampleColumn<SampleLine>[] = [
  { role: 'orderId', en: 'Order number', fa: 'شماره سفارش', reading: 'text', text: (line) => line.orderId },
  { role: 'originalOrderId', en: 'Original order', fa: 'سفارش اصلی', reading: 'text', text: (line) => line.originalOrderId },
  { role: 'orderDate', en: 'Order date', fa: 'تاریخ سفارش', reading: 'date', text: (line, shop) => instantText(line, shop.locale) },
  { role: 'customerId', en: 'Customer ID', fa: 'شناسه مشتری', reading: 'text', text: (line) => line.customerId },
  { role: 'productId', en: 'Product code', fa: 'کد کالا', reading: 'text', text: (line) => line.product.id },
  { role: 'productName', en: 'Product name', fa: 'نام کالا', reading: 'text', text: (line, shop) => line.product[shop.locale] },
  { role: 'category', en: 'Category', fa: 'دسته', reading: 'text', text: (line, shop) => CATEGORIES[line.product.category][shop.locale] },
  { role: 'quantity', en: 'Quantity', fa: 'تعداد', reading: 'number', text: (line) => String(line.quantity) },
  { role: 'unitPrice', en: 'Unit price', fa: 'قیمت واحد', reading: 'number', text: (line) => moneyText(line.unitPrice) },
  { role: 'discount', en: 'Discount', fa: 'تخفیف', reading: 'number', text: (line) => moneyText(line.discount) },
  { role: 'amount', en: 'Amount', fa: 'مبلغ', reading: 'number', text: (line) => moneyText(line.amount) },
  { role: 'cost', en: 'Cost', fa: 'بهای تمام‌شده', reading: 'number', text: (line) => moneyText(line.cost) },
  { role: 'currency', en: 'Currency', fa: 'ارز', reading: 'text', text: (_line, shop) => shop.currency },
  { role: 'channel', en: 'Channel', fa: 'کانال فروش', reading: 'text', text: (line, shop) => CHANNEL_NAMES[shop.locale][line.channel] },
  { role: 'country', en: 'Country', fa: 'کشور', reading: 'text', text: (line) => line.country },
];

/** A row of the customers' file: who bought, and who only registered. */
interface SampleParty extends SamplePerson {
  readonly id: string;
}

const CUSTOMER_COLUMNS: readonly SampleColumn<SampleParty>[] = [
  { role: 'customerId', en: 'Customer ID', fa: 'شناسه مشتری', reading: 'text', text: (customer) => customer.id },
  { role: 'customerName', en: 'Customer name', fa: 'نام مشتری', reading: 'text', text: (customer) => customer.name },
  { role: 'email', en: 'E-mail', fa: 'ایمیل', reading: 'text', text: (customer) => customer.email },
  { role: 'phone', en: 'Phone', fa: 'تلفن', reading: 'text', text: (customer) => customer.phone },
  { role: 'city', en: 'City', fa: 'شهر', reading: 'text', text: (customer) => customer.city },
  { role: 'country', en: 'Country', fa: 'کشور', reading: 'text', text: (customer) => customer.country },
  {
    role: 'registeredAt',
    en: 'Registered on',
    fa: 'تاریخ ثبت‌نام',
    reading: 'date',
    text: ({ id }, { beside, locale }) => dayText(beside.registrations.get(id)?.day ?? null, locale),
  },
  {
    role: 'source',
    en: 'Source',
    fa: 'آشنایی از طریق',
    reading: 'text',
    text: ({ id }, { beside, locale }) => SOURCE_NAMES[locale][beside.registrations.get(id)?.source ?? 'search'],
  },
];

/** Order lines of the shop as a file. */
export function toOrdersFile(shop: SampleShop): SampleFile {
  return toFile('orders', 'sample-orders.csv', ORDER_COLUMNS, shop.lines, shop);
}

/** Customers of the shop and people who only registered, as a file; true parameters are not among the columns. */
export function toCustomersFile(shop: SampleShop): SampleFile {
  return toFile('customers', 'sample-customers.csv', CUSTOMER_COLUMNS, [...shop.customers, ...shop.beside.prospects], shop);
}

/** The columns as a file with the mapping that reads it. */
export function toFile<Row>(
  kind: ImportKind,
  name: string,
  columns: readonly SampleColumn<Row>[],
  rows: readonly Row[],
  shop: SampleShop,
): SampleFile {
  const reading: Record<SampleColumn<Row>['reading'], ColumnReading> = {
    text: { kind: 'text' },
    number: { kind: 'number', decimal: '.', thousands: '' },
    date: { kind: 'date', order: 'ymd', calendar: shop.locale === 'fa' ? 'jalali' : 'gregorian' },
  };
  return {
    name,
    header: columns.map((column) => column[shop.locale]),
    rows: {
      *[Symbol.iterator]() {
        for (const row of rows) yield columns.map((column) => column.text(row, shop));
      },
    },
    mapping: {
      version: 1,
      kind,
      dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, hasHeader: true },
      columns: columns.map((column, index) => ({ index, header: column[shop.locale], role: column.role, reading: reading[column.reading] })),
      filters: [],
    },
  };
}
