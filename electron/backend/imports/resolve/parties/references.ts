import type { ImportKind } from '../../../../../shared/model/import-kind.ts';
import { RECORD_KINDS } from '../../../../../shared/model/record-kind.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import type { RecordChunk } from '../../../../parser/protocol.ts';
import { FieldDraft } from '../field-draft.ts';
import { codesOf, type RoleTexts } from '../role-texts.ts';
import { CustomerDraft } from './customer-draft.ts';
import { PARTY_ROLES_BY_USE, type PartyCodes } from './customer-resolver.ts';
import type { KnownReferences } from './known-references.ts';
import type { NameResolver } from './name-resolver.ts';
import { PriceDraft } from './price-draft.ts';

/** Roles that describe a product. */
export const PRODUCT_ROLES = { productName: 'name', category: 'category', brand: 'brand', status: 'status' } as const;
/** Of those, the ones that rows of another table say about the product they name. */
const PASSING_PRODUCT_ROLES: readonly Role[] = ['productName', 'category', 'brand'];

/** Customers, products, campaigns and employees named by the rows of a file, and what the rows say about them. */
export class References {
  readonly known: KnownReferences;
  readonly customerDraft: CustomerDraft;
  readonly productFields = new Map<Role, FieldDraft>();
  readonly productPrices = new PriceDraft();
  readonly campaignNames: FieldDraft;
  readonly employeeNames: FieldDraft;
  /** Rows that name no customer, of those that could. */
  anonymous = 0;
  readonly #kind: ImportKind;
  readonly #texts: RoleTexts;

  constructor(kind: ImportKind, known: KnownReferences, texts: RoleTexts) {
    this.#kind = kind;
    this.known = known;
    this.#texts = texts;
    this.customerDraft = new CustomerDraft(kind, known.customers.keys);
    this.campaignNames = new FieldDraft('fill', known.campaigns.keys.base);
    this.employeeNames = new FieldDraft('fill', known.employees.keys.base);
  }

  /** Customer of each row, 0 = none. */
  customerIds(chunk: RecordChunk): Int32Array {
    const codes: PartyCodes = {
      id: codesOf(chunk, 'customerId'),
      alias: codesOf(chunk, 'customerAltId'),
      email: codesOf(chunk, 'email'),
      phone: codesOf(chunk, 'phone'),
      name: codesOf(chunk, this.#nameRole(chunk)),
    };
    const texts = {
      id: this.#texts.customerNumbers,
      alias: this.#texts.of(PARTY_ROLES_BY_USE.alias),
      email: this.#texts.of(PARTY_ROLES_BY_USE.email),
      phone: this.#texts.of(PARTY_ROLES_BY_USE.phone),
      name: this.#texts.of(this.#nameRole(chunk)),
    };
    const ids = this.known.customers.resolve(codes, texts, chunk.rowNo);
    this.anonymous += countZeros(ids);
    return ids;
  }

  /** Keeps what the rows say about the customers they name. */
  describeCustomers(chunk: RecordChunk, ids: Int32Array): void {
    this.customerDraft.take(chunk, ids);
    if (this.customerDraft.isList && this.#names(chunk, 'employee', 'employeeName')) {
      this.customerDraft.takeNumbers('employee_id', ids, { kind: 'ids', values: this.employeeIds(chunk) });
    }
  }

  /** Product of each row, 0 = none; null when the file names no products. By article number, else by name. */
  productIds(chunk: RecordChunk): Int32Array | null {
    if (!this.#names(chunk, 'productId', 'productName')) return null;
    const ids = this.#resolve(this.known.products, chunk, 'productId', 'productName');
    if (this.#kind !== 'products') this.#describeProducts('fill', chunk, ids, PASSING_PRODUCT_ROLES);
    return ids;
  }

  /** Keeps what a list says about its products. */
  describeProducts(chunk: RecordChunk, ids: Int32Array): void {
    this.#describeProducts('overwrite', chunk, ids, Object.keys(PRODUCT_ROLES) as Role[]);
    this.productPrices.take(ids, chunk);
  }

  /** Campaign of each row, 0 = none. */
  campaignIds(chunk: RecordChunk): Int32Array {
    const ids = this.#resolve(this.known.campaigns, chunk, 'campaign', 'campaignName');
    this.#nameThem(this.campaignNames, this.known.campaigns, chunk, 'campaignName', ids);
    return ids;
  }

  /** Employee of each row, 0 = none. */
  employeeIds(chunk: RecordChunk): Int32Array {
    const ids = this.#resolve(this.known.employees, chunk, 'employee', 'employeeName');
    this.#nameThem(this.employeeNames, this.known.employees, chunk, 'employeeName', ids);
    return ids;
  }

  /** Customer whom each row says to have been brought in, 0 = none. */
  referredIds(chunk: RecordChunk): Int32Array {
    const codes = codesOf(chunk, 'referredCustomer');
    const texts = this.#texts.of('referredCustomer');
    return Int32Array.from(codes ?? new Int32Array(chunk.length), (code, row) =>
      code === 0 ? 0 : this.known.customers.idOfNumber(texts[code - 1] ?? '', chunk.rowNo[row] ?? 0),
    );
  }

  /** The firm stands for the name where the file has no names. */
  #nameRole({ columns }: RecordChunk): Role {
    return columns.customerName === undefined && RECORD_KINDS[this.#kind].hasCustomer && this.#kind !== 'customers' ? 'company' : 'customerName';
  }

  #names({ columns }: RecordChunk, key: Role, name: Role): boolean {
    return columns[key] !== undefined || columns[name] !== undefined;
  }

  #resolve(resolver: NameResolver, chunk: RecordChunk, key: Role, name: Role): Int32Array {
    return resolver.resolve(
      { key: codesOf(chunk, key), name: codesOf(chunk, name) },
      { key: this.#texts.of(key), name: this.#texts.of(name) },
      chunk.rowNo,
    );
  }

  #nameThem(draft: FieldDraft, { keys }: NameResolver, chunk: RecordChunk, role: Role, ids: Int32Array): void {
    const codes = codesOf(chunk, role);
    if (codes !== null) draft.take(ids, codes, keys.last);
  }

  #describeProducts(mode: 'fill' | 'overwrite', chunk: RecordChunk, ids: Int32Array, roles: readonly Role[]): void {
    const { keys } = this.known.products;
    for (const role of roles) {
      const codes = codesOf(chunk, role);
      if (codes === null || (mode === 'fill' && role !== 'productName' && RECORD_KINDS[this.#kind].columns[role] !== 'product_id')) continue;
      const draft = this.productFields.get(role) ?? new FieldDraft(mode, keys.base);
      this.productFields.set(role, draft);
      draft.take(ids, codes, keys.last);
    }
  }
}

function countZeros(ids: Int32Array): number {
  let count = 0;
  for (let row = 0; row < ids.length; row++) if (ids[row] === 0) count += 1;
  return count;
}
