import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import type { RecordChunk } from '../../../parser/protocol.ts';
import type { OrderFacts } from '../../store/queries/orders.ts';
import type { FieldDraft } from './field-draft.ts';
import type { KeyResolver } from './key-resolver.ts';
import type { KnownRows } from './known-rows.ts';
import { LabelResolver } from './label-resolver.ts';
import { type ResolvedHeads, type ResolvedLines, readLineColumns, readSeconds } from './line-columns.ts';
import { MetRows } from './met-rows.ts';
import { OrderKeys } from './order-keys.ts';
import { type OrderColumns, type OrderDetail, OrderResolver } from './order-resolver.ts';
import type { CustomerDraft } from './parties/customer-draft.ts';
import type { PriceDraft } from './parties/price-draft.ts';
import { References } from './parties/references.ts';
import { codesOf, RoleTexts } from './role-texts.ts';

const NO_IDS = new Int32Array(0);

/**
 * Turns the chunks of one file into ids of the store, in memory: which customers, products and orders are known, which are new
 * and what the file says about them. Nothing is written; a dry run and an import differ only in what happens to the outcome.
 */
export class ImportResolver {
  readonly kind: ImportKind;
  readonly importId: number;
  readonly texts = new RoleTexts();
  /** Customers, products, campaigns and employees named by the rows. */
  readonly references: References;
  readonly orders: OrderResolver;
  /** Their numbers. */
  readonly orderKeys: OrderKeys;
  readonly labels: LabelResolver;
  /** Rows that name customers and products the store knows. */
  readonly metCustomers: MetRows;
  readonly metProducts: MetRows;

  constructor(kind: ImportKind, importId: number, known: KnownRows) {
    this.kind = kind;
    this.importId = importId;
    this.references = new References(kind, known.references, this.texts);
    this.orders = new OrderResolver(known.orders, (detail, code) => this.#wordOf(detail, code));
    this.orderKeys = new OrderKeys((code) => known.orders.keyOf(this.orders.firstOf(code)));
    this.labels = new LabelResolver(known.labels);
    this.metCustomers = new MetRows(this.customers.base);
    this.metProducts = new MetRows(this.products.base);
  }

  get customers(): KeyResolver {
    return this.references.known.customers.keys;
  }

  get products(): KeyResolver {
    return this.references.known.products.keys;
  }

  get customerDraft(): CustomerDraft {
    return this.references.customerDraft;
  }

  get productFields(): ReadonlyMap<Role, FieldDraft> {
    return this.references.productFields;
  }

  get productPrices(): PriceDraft {
    return this.references.productPrices;
  }

  /** Takes the next chunk; gives its lines, or null for files that hold no order lines. */
  take(chunk: RecordChunk): ResolvedLines | null {
    this.texts.take(chunk);
    if (this.kind === 'customers' || this.kind === 'companies') this.#takeCustomers(chunk);
    else if (this.kind === 'products') this.#takeProducts(chunk);
    else return this.#takeOrders(chunk);
    return null;
  }

  /** Takes the next chunk of a file whose rows are orders without their lines. */
  takeHeads(chunk: RecordChunk): ResolvedHeads {
    this.texts.take(chunk);
    const customerId = this.references.customerIds(chunk);
    this.metCustomers.take(customerId);
    this.references.describeCustomers(chunk, customerId);
    return { length: chunk.length, rowNo: chunk.rowNo, seconds: readSeconds(chunk), customerId, codes: this.#orderColumns(chunk) };
  }

  /** Number of the n-th new order. */
  orderKey(index: number): string {
    if (index <= this.orders.open.gone) return this.orders.known.keyOf(this.orders.known.base + index);
    return this.openOrderKeys(index, index + 1)[0] ?? '';
  }

  /** Numbers of new orders that were not let go of, from the first to before `end`. */
  openOrderKeys(first: number, end: number): string[] {
    const { keyCode, rowNo } = this.orders.open.read(first, end);
    return this.orderKeys.texts(keyCode).map((text, index) => (keyCode[index] === 0 ? madeKey(this.importId, rowNo[index] ?? 0) : text));
  }

  /** Forgets the numbers of new orders, which the store holds by now. */
  forgetOrderKeys(first: number, end: number): void {
    this.orderKeys.forget(this.orders.open.read(first, end).keyCode);
  }

  #takeOrders(chunk: RecordChunk): ResolvedLines {
    const columns = readLineColumns(chunk, this.kind === 'orders');
    const customerId = this.references.customerIds(chunk);
    const productId = this.references.productIds(chunk);
    this.metCustomers.take(customerId);
    if (productId !== null) this.metProducts.take(productId);
    const codes = this.#orderColumns(chunk);
    const { channel, country } = codes;
    this.references.describeCustomers(chunk, customerId);
    return {
      ...columns,
      orderId: NO_IDS,
      customerId,
      productId,
      channel,
      country,
      channelId: channel === null ? null : this.labels.resolve('channel', channel, this.texts.of('channel'), chunk.rowNo),
      countryId: country === null ? null : this.labels.resolve('country', country, this.texts.of('country'), chunk.rowNo),
      codes,
    };
  }

  #takeCustomers(chunk: RecordChunk): void {
    const ids = this.references.customerIds(chunk);
    this.metCustomers.take(ids);
    this.#nameNameless(this.customers, ids, chunk.rowNo);
    this.references.describeCustomers(chunk, ids);
  }

  #takeProducts(chunk: RecordChunk): void {
    const ids = this.references.productIds(chunk) ?? new Int32Array(chunk.length);
    this.metProducts.take(ids);
    this.#nameNameless(this.products, ids, chunk.rowNo);
    this.references.describeProducts(chunk, ids);
  }

  #wordOf(detail: OrderDetail, code: number): Partial<OrderFacts> {
    switch (detail) {
      case 'original':
        return { originalKey: this.texts.text('originalOrderId', code) };
      case 'coupon':
        return { coupon: this.texts.text('code', code) };
      case 'employee':
      case 'campaign':
        return { [`${detail}Id`]: code };
      default:
        return { [`${detail}Id`]: this.labels.idOf(detail, code, this.texts.of(detail)) };
    }
  }

  #orderColumns(chunk: RecordChunk): OrderColumns {
    return {
      order: this.orderKeys.take(chunk),
      channel: codesOf(chunk, 'channel'),
      country: codesOf(chunk, 'country'),
      status: codesOf(chunk, 'status'),
      currency: codesOf(chunk, 'currency'),
      original: codesOf(chunk, 'originalOrderId'),
      city: codesOf(chunk, 'city'),
      employee: chunk.columns.employee === undefined ? null : this.references.employeeIds(chunk),
      campaign: chunk.columns.campaign === undefined ? null : this.references.campaignIds(chunk),
      coupon: codesOf(chunk, 'code'),
    };
  }

  /** A record of a list without a key is kept under one made from file and row. */
  #nameNameless(keys: KeyResolver, ids: Int32Array, rowNo: Int32Array): void {
    for (let row = 0; row < ids.length; row++) {
      if (ids[row] === 0) ids[row] = keys.idOf(madeKey(this.importId, rowNo[row] ?? 0), rowNo[row] ?? 0);
    }
  }
}

/** Key of what has none in the file. */
export function madeKey(importId: number, rowNo: number): string {
  return `#${importId}-${rowNo}`;
}
