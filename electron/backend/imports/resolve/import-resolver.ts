import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import type { RecordChunk } from '../../../parser/protocol.ts';
import { FieldDraft } from './field-draft.ts';
import { CodeIds, type KeyResolver } from './key-resolver.ts';
import type { KnownRows } from './known-rows.ts';
import { LabelResolver } from './label-resolver.ts';
import { type ResolvedLines, readLineColumns } from './line-columns.ts';
import { OrderResolver } from './order-resolver.ts';
import { PriceDraft } from './price-draft.ts';
import { codesOf, RoleTexts } from './role-texts.ts';

/** Roles that describe a customer. In orders files the country is the order's. */
export const CUSTOMER_ROLES = { customerName: 'name', email: 'email', phone: 'phone', city: 'city', country: 'country' } as const;
/** Roles that describe a product. */
export const PRODUCT_ROLES = { productName: 'name', category: 'category' } as const;

/**
 * Turns the chunks of one file into ids of the store, in memory: which customers, products and orders are known, which are new
 * and what the file says about them. Nothing is written; a dry run and an import differ only in what happens to the outcome.
 */
export class ImportResolver {
  readonly kind: ImportKind;
  readonly importId: number;
  readonly texts = new RoleTexts();
  readonly customers: KeyResolver;
  readonly products: KeyResolver;
  readonly orders: OrderResolver;
  readonly labels: LabelResolver;
  readonly customerFields = new Map<Role, FieldDraft>();
  readonly productFields = new Map<Role, FieldDraft>();
  readonly productPrices = new PriceDraft();
  readonly #customerCodes = new CodeIds();
  readonly #productCodes = new CodeIds();
  readonly #productNameCodes = new CodeIds();

  constructor(kind: ImportKind, importId: number, known: KnownRows) {
    this.kind = kind;
    this.importId = importId;
    this.customers = known.customers;
    this.products = known.products;
    this.orders = new OrderResolver(known.orders);
    this.labels = new LabelResolver(known.labels);
  }

  /** Takes the next chunk; gives its lines, or null for files that are not about orders. */
  take(chunk: RecordChunk): ResolvedLines | null {
    this.texts.take(chunk);
    if (this.kind === 'customers') this.#takeCustomers(chunk);
    else if (this.kind === 'products') this.#takeProducts(chunk);
    else return this.#takeOrders(chunk);
    return null;
  }

  #takeOrders(chunk: RecordChunk): ResolvedLines {
    const columns = readLineColumns(chunk);
    const customerId = this.#customerIds(chunk);
    const productId = this.#namesProducts(chunk) ? this.#productIds(chunk) : null;
    const channel = codesOf(chunk, 'channel');
    const country = codesOf(chunk, 'country');
    const orderColumns = {
      order: codesOf(chunk, 'orderId'),
      channel,
      country,
      status: codesOf(chunk, 'status'),
      currency: codesOf(chunk, 'currency'),
      original: codesOf(chunk, 'originalOrderId'),
    };
    const orderId = this.orders.resolve(orderColumns, this.texts.of('orderId'), chunk.rowNo, customerId, columns.seconds);
    this.#describe('fill', this.customers, this.customerFields, ['customerName', 'email', 'phone', 'city'], chunk, customerId);
    if (productId !== null) this.#describe('fill', this.products, this.productFields, ['productName', 'category'], chunk, productId);
    return {
      ...columns,
      orderId,
      customerId,
      productId,
      channel,
      country,
      channelId: channel === null ? null : this.labels.resolve('channel', channel, this.texts.of('channel'), chunk.rowNo),
      countryId: country === null ? null : this.labels.resolve('country', country, this.texts.of('country'), chunk.rowNo),
    };
  }

  #takeCustomers(chunk: RecordChunk): void {
    const ids = this.#customerIds(chunk);
    this.#nameNameless(this.customers, ids, chunk.rowNo);
    this.#describe('overwrite', this.customers, this.customerFields, Object.keys(CUSTOMER_ROLES) as Role[], chunk, ids);
  }

  #takeProducts(chunk: RecordChunk): void {
    const ids = this.#productIds(chunk);
    this.#nameNameless(this.products, ids, chunk.rowNo);
    this.#describe('overwrite', this.products, this.productFields, Object.keys(PRODUCT_ROLES) as Role[], chunk, ids);
    this.productPrices.take(ids, chunk);
  }

  #customerIds(chunk: RecordChunk): Int32Array {
    const ids = new Int32Array(chunk.length);
    const codes = codesOf(chunk, 'customerId');
    if (codes !== null) this.customers.resolve(codes, this.#customerCodes, this.texts.of('customerId'), chunk.rowNo, ids);
    return ids;
  }

  #namesProducts({ columns }: RecordChunk): boolean {
    return columns.productId !== undefined || columns.productName !== undefined;
  }

  /** By article number, else by name. */
  #productIds(chunk: RecordChunk): Int32Array {
    const ids = new Int32Array(chunk.length);
    const codes = codesOf(chunk, 'productId');
    const names = codesOf(chunk, 'productName');
    if (codes !== null) this.products.resolve(codes, this.#productCodes, this.texts.of('productId'), chunk.rowNo, ids);
    if (names !== null) this.products.resolve(names, this.#productNameCodes, this.texts.of('productName'), chunk.rowNo, ids);
    return ids;
  }

  /** A record of a list without a key is kept under one made from file and row. */
  #nameNameless(keys: KeyResolver, ids: Int32Array, rowNo: Int32Array): void {
    for (let row = 0; row < ids.length; row++) {
      if (ids[row] === 0) ids[row] = keys.idOf(madeKey(this.importId, rowNo[row] ?? 0), rowNo[row] ?? 0);
    }
  }

  #describe(
    mode: 'fill' | 'overwrite',
    keys: KeyResolver,
    fields: Map<Role, FieldDraft>,
    roles: readonly Role[],
    chunk: RecordChunk,
    ids: Int32Array,
  ): void {
    for (const role of roles) {
      const codes = codesOf(chunk, role);
      if (codes === null) continue;
      const draft = fields.get(role) ?? new FieldDraft(mode, keys.base);
      fields.set(role, draft);
      draft.take(ids, codes, keys.last);
    }
  }
}

/** Key of what has none in the file. */
export function madeKey(importId: number, rowNo: number): string {
  return `#${importId}-${rowNo}`;
}
