import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import { rolesGiven } from '../../../../shared/model/row-constants.ts';
import type { LineVisitor } from '../../store/queries/order-line-scan.ts';
import type { Decimals } from '../../store/queries/order-lines.ts';
import type { ResolvedLines } from '../resolve/line-columns.ts';
import { LineHash } from './line-hash.ts';

/**
 * What makes two lines the same: everything the file has a column for. A file without costs says nothing about costs, so they
 * are not compared. Amount and, unless the lines take it from their order, the instant always count.
 */
export class ComparedLine {
  readonly hash = new LineHash();
  readonly #instant: boolean;
  readonly #product: boolean;
  readonly #quantity: boolean;
  readonly #unitPrice: boolean;
  readonly #cost: boolean;
  readonly #discount: boolean;
  readonly #channel: boolean;
  readonly #country: boolean;

  /** With `isDated` false lines that differ in their instant alone are the same. */
  constructor(mapping: ImportMapping, isDated = true) {
    const roles = rolesGiven(mapping);
    const isWhole = mapping.kind === 'orders';
    this.#instant = isWhole && isDated;
    this.#product = roles.has('productId') || roles.has('productName');
    this.#quantity = roles.has('quantity');
    this.#unitPrice = roles.has('unitPrice');
    this.#cost = roles.has('cost');
    this.#discount = roles.has('discount');
    this.#channel = isWhole && roles.has('channel');
    this.#country = isWhole && roles.has('country');
  }

  /** Hashes a line of the file. */
  ofFile(lines: ResolvedLines, row: number, customerId: number): LineHash {
    const { hash } = this;
    hash.begin();
    hash.word(customerId);
    hash.number(valueAt(lines.amount, row));
    if (this.#instant) hash.number(lines.seconds[row] ?? 0);
    if (this.#product) hash.word(lines.productId?.[row] ?? 0);
    if (this.#quantity) hash.number(valueAt(lines.quantity, row));
    if (this.#unitPrice) hash.number(valueAt(lines.unitPrice, row));
    if (this.#cost) hash.number(valueAt(lines.cost, row));
    if (this.#discount) hash.number(valueAt(lines.discount, row));
    if (this.#channel) hash.word(lines.channelId?.[row] ?? 0);
    if (this.#country) hash.word(lines.countryId?.[row] ?? 0);
    hash.end();
    return hash;
  }

  /** Hashes a line of the store; `line` are the arguments of its visitor. */
  ofStore(customerId: number, ...line: Parameters<LineVisitor>): LineHash {
    const [, , product, instant, quantity, unitPrice, amount, cost, discount, channel, country] = line;
    const { hash } = this;
    hash.begin();
    hash.word(customerId);
    hash.number(amount);
    if (this.#instant) hash.number(instant);
    if (this.#product) hash.word(Number(product));
    if (this.#quantity) hash.number(quantity);
    if (this.#unitPrice) hash.number(unitPrice);
    if (this.#cost) hash.number(cost);
    if (this.#discount) hash.number(discount);
    if (this.#channel) hash.word(Number(channel));
    if (this.#country) hash.word(Number(country));
    hash.end();
    return hash;
  }
}

function valueAt(column: Decimals | null, row: number): number | bigint | null {
  if (column === null) return null;
  if (column.form === 'wide') return column.empty[row] === 1 ? null : (column.scaled[row] ?? null);
  return column.scaled[row] ?? null;
}
