import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import { PARTY_ROLES, RECORD_KINDS, type RecordKind } from '../../../../shared/model/record-kind.ts';
import { ROLE_FORMS, type Role } from '../../../../shared/model/role.ts';
import { rolesGiven } from '../../../../shared/model/row-constants.ts';
import type { RecordChunk } from '../../../parser/protocol.ts';
import type { ColumnValues } from '../../store/bulk-insert.ts';
import { columnFrom, type RecordColumns, valueAt } from '../../store/queries/records/record-batch.ts';
import type { RecordTable } from '../../store/queries/records/record-tables.ts';
import { valuesOf } from '../resolve/parties/chunk-values.ts';
import type { References } from '../resolve/parties/references.ts';
import type { RoleTexts } from '../resolve/role-texts.ts';

/** Turns the chunks of a file into rows of its table: references as ids, everything else as it was read. */
export class RecordReader {
  /** Columns of the table about which the file says something. */
  readonly mapped: ReadonlySet<string>;
  /** Columns among them that the mapping gives one value for all rows. */
  readonly constant: ReadonlySet<string>;
  /** Roles with a decimal column, and the column of each. */
  readonly decimals: readonly (readonly [Role, string])[];
  readonly #kind: RecordKind;
  readonly #table: RecordTable;
  readonly #references: References;
  readonly #texts: RoleTexts;
  readonly #namesCustomers: boolean;
  /** Columns with the roles that fill them, in the order in which they are asked. */
  readonly #sources: ReadonlyMap<string, readonly Role[]>;

  constructor(mapping: ImportMapping, table: RecordTable, references: References, texts: RoleTexts) {
    this.#kind = RECORD_KINDS[mapping.kind];
    this.#table = table;
    this.#references = references;
    this.#texts = texts;
    const roles = rolesGiven(mapping);
    const sources = new Map<string, Role[]>();
    for (const [role, column] of Object.entries(this.#kind.columns) as [Role, string][]) {
      if (roles.has(role)) sources.set(column, [...(sources.get(column) ?? []), role]);
    }
    this.#sources = sources;
    this.#namesCustomers = this.#kind.hasCustomer && PARTY_ROLES.some((role) => roles.has(role));
    this.mapped = new Set([...sources.keys(), ...(this.#namesCustomers ? ['customer_id'] : [])]);
    const constants = new Set((mapping.constants ?? []).map(({ role }) => role));
    this.constant = new Set([...sources].filter(([, from]) => from.every((role) => constants.has(role))).map(([column]) => column));
    this.decimals = [...sources].flatMap(([column, from]) =>
      from.filter((role) => ROLE_FORMS[role] === 'decimal').map((role) => [role, column] as const),
    );
  }

  /** The rows of a chunk. */
  read(chunk: RecordChunk): RecordColumns {
    const columns = new Map<string, ColumnValues>();
    if (this.#namesCustomers) columns.set('customer_id', { kind: 'ids', values: this.#customers(chunk) });
    for (const [column, roles] of this.#sources) {
      const values =
        this.#table.columns.find(({ name }) => name === column)?.form === 'reference' ? this.#ids(column, chunk) : this.#values(roles, chunk);
      if (values !== null) columns.set(column, values);
    }
    return { length: chunk.length, rowNo: chunk.rowNo, columns };
  }

  #customers(chunk: RecordChunk): Int32Array {
    const ids = this.#references.customerIds(chunk);
    this.#references.describeCustomers(chunk, ids);
    return ids;
  }

  #ids(column: string, chunk: RecordChunk): ColumnValues | null {
    switch (column) {
      case 'product_id':
        return { kind: 'ids', values: this.#references.productIds(chunk) ?? new Int32Array(chunk.length) };
      case 'campaign_id':
        return { kind: 'ids', values: this.#references.campaignIds(chunk) };
      case 'employee_id':
        return { kind: 'ids', values: this.#references.employeeIds(chunk) };
      case 'referred_id':
        return { kind: 'ids', values: this.#references.referredIds(chunk) };
      default:
        return null;
    }
  }

  /** Of two roles for one column the first that has a value counts. */
  #values(roles: readonly Role[], chunk: RecordChunk): ColumnValues | null {
    const found = roles.map((role) => valuesOf(chunk, role, this.#texts.of(role))).filter((values) => values !== null);
    const [first, ...others] = found;
    if (first === undefined || others.length === 0) return first ?? null;
    return columnFrom(
      Array.from({ length: chunk.length }, (_, row) => found.map((values) => valueAt(values, row)).find((value) => value !== null) ?? null),
    );
  }
}
