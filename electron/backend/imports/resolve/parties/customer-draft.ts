import type { ImportKind } from '../../../../../shared/model/import-kind.ts';
import { PARTY_ROLES, RECORD_KINDS, type RecordKind } from '../../../../../shared/model/record-kind.ts';
import { ROLE_FORMS, type Role } from '../../../../../shared/model/role.ts';
import type { RecordChunk } from '../../../../parser/protocol.ts';
import type { CustomerDetail } from '../../../warehouse/line-chunk.ts';
import { FieldDraft } from '../field-draft.ts';
import type { KeyResolver } from '../key-resolver.ts';
import { codesOf } from '../role-texts.ts';
import { daysOf, valuesOf } from './chunk-values.ts';
import { NumberDraft } from './number-draft.ts';

/** A further fact about customers: the texts under one header. */
export interface AttributeDraft {
  readonly name: string;
  readonly texts: string[];
  /** Code by customer; the last one met counts. */
  readonly codes: Map<number, number>;
}

const COLUMNS: RecordKind['columns'] = RECORD_KINDS.customers.columns;
/** Columns that are no texts of the customer's own. */
const ELSEWHERE: readonly Role[] = ['customerId', 'customerAltId', 'employee', 'attribute', 'firstName', 'lastName'];

/** Roles that describe a customer in words, with the column of each. */
export const CUSTOMER_TEXT_ROLES = Object.fromEntries(
  Object.entries(COLUMNS).filter(([role]) => !ELSEWHERE.includes(role as Role) && ['text', 'key'].includes(ROLE_FORMS[role as Role])),
) as Readonly<Partial<Record<Role, string>>>;
const NUMBER_ROLES: readonly Role[] = ['employeeCount', 'annualRevenue', 'registeredAt', 'granted'];

/** What a file says about customers beyond who they are. */
export class CustomerDraft {
  readonly kind: ImportKind;
  readonly fields = new Map<Role, FieldDraft>();
  readonly numbers = new Map<CustomerDetail, NumberDraft>();
  readonly attributes: AttributeDraft[] = [];
  /** In a list of customers: how often each known one is in it. */
  readonly listed = new Map<number, number>();
  /** Customers are named by their firm: the file has no other column that says who they are. */
  firmsAreNames = false;
  readonly #keys: KeyResolver;
  readonly #textRoles: readonly Role[];

  constructor(kind: ImportKind, keys: KeyResolver) {
    this.kind = kind;
    this.#keys = keys;
    this.#textRoles = this.isList ? (Object.keys(CUSTOMER_TEXT_ROLES) as Role[]) : describingRoles(kind);
  }

  /** Whether the file is a list of customers: what it says replaces what was known; other files only fill gaps. */
  get isList(): boolean {
    return this.kind === 'customers' || this.kind === 'companies';
  }

  /** Takes what a chunk says about the customers of its rows. */
  take(chunk: RecordChunk, ids: Int32Array): void {
    this.firmsAreNames = isNamedByFirm(this.kind, chunk);
    for (const role of this.#textRoles) this.#takeText(role, chunk, ids);
    this.#takeAttributes(chunk, ids);
    if (this.isList || (RECORD_KINDS[this.kind].describes ?? []).includes('birthDate'))
      this.takeNumbers('birth_day', ids, daysOf(chunk, 'birthDate'));
    if (!this.isList) return;
    for (const id of ids) if (id <= this.#keys.base) this.listed.set(id, (this.listed.get(id) ?? 0) + 1);
    for (const role of NUMBER_ROLES) this.takeNumbers(COLUMNS[role] as CustomerDetail, ids, valuesOf(chunk, role, []));
  }

  /** Takes a measured column; null when there is none. */
  takeNumbers(name: CustomerDetail, ids: Int32Array, column: Parameters<NumberDraft['take']>[1] | null): void {
    if (column === null) return;
    const draft = this.numbers.get(name) ?? new NumberDraft();
    this.numbers.set(name, draft);
    draft.take(ids, column);
  }

  /** A later value replaces an earlier one, whatever the file is about. */
  #takeAttributes({ attributes }: RecordChunk, ids: Int32Array): void {
    attributes.forEach(({ name, column }, index) => {
      const draft = this.#attribute(index, name);
      for (const text of column.added) draft.texts.push(text);
      column.codes.forEach((code, row) => {
        const id = ids[row] ?? 0;
        if (code !== 0 && id !== 0) draft.codes.set(id, code);
      });
    });
  }

  #takeText(role: Role, chunk: RecordChunk, ids: Int32Array): void {
    const codes = codesOf(chunk, role);
    if (codes === null) return;
    const draft = this.fields.get(role) ?? new FieldDraft(this.isList ? 'overwrite' : 'fill', this.#keys.base);
    this.fields.set(role, draft);
    draft.take(ids, codes, this.#keys.last);
  }

  #attribute(index: number, header: string): AttributeDraft {
    const known = this.attributes[index];
    if (known !== undefined) return known;
    const twins = this.attributes.filter(({ name }) => name === header || name.startsWith(`${header} (`)).length;
    const draft = { name: twins === 0 ? header : `${header} (${twins + 1})`, texts: [], codes: new Map<number, number>() };
    this.attributes.push(draft);
    return draft;
  }
}

/** Roles of a file that speak of the customer and not of the row itself. */
function describingRoles(kind: ImportKind): Role[] {
  const { columns, hasCustomer, describes = [] } = RECORD_KINDS[kind];
  if (!hasCustomer) return [];
  const own = [...PARTY_ROLES, ...describes].filter((role) => CUSTOMER_TEXT_ROLES[role] !== undefined && columns[role] === undefined);
  return kind === 'orders' || kind === 'orderHeads' ? [...own, 'city'] : own;
}

function isNamedByFirm(kind: ImportKind, { columns }: RecordChunk): boolean {
  if (columns.company === undefined || columns.customerName !== undefined || kind === 'customers') return false;
  return kind === 'companies' || (['customerId', 'customerAltId', 'email', 'phone'] as const).every((role) => columns[role] === undefined);
}
