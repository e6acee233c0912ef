import type { Role } from '../../../../../shared/model/role.ts';
import type { KeyPages } from '../key-pages.ts';
import { CodeIds, type KeyResolver } from '../key-resolver.ts';
import { foldEmail, foldName, foldPhone, type MadeFrom } from './customer-keys.ts';
import { SameCustomers } from './same-customers.ts';

/** How customers are known besides their numbers. A map is there only when files of the mapping can ask it. */
export interface CustomerNames {
  /** Other numbers. */
  readonly aliases: Map<string, number>;
  readonly email: Map<string, number>;
  readonly phone: Map<string, number>;
  /** By folded name; `SEVERAL` where more than one customer has it. */
  readonly name: Map<string, number>;
}

/** What stands for the id of a name that several customers share. */
export const SEVERAL = -1;

/** Codes of the roles that say whom a row is about; null = not mapped. `name` is the name or, where there is none, the firm. */
export interface PartyCodes {
  readonly id: Int32Array | null;
  readonly alias: Int32Array | null;
  readonly email: Int32Array | null;
  readonly phone: Int32Array | null;
  readonly name: Int32Array | null;
}

/** The dictionaries of those roles: texts where code k is entry k − 1; numbers are let go of once their customer is known. */
export type PartyTexts = Readonly<Record<Exclude<keyof PartyCodes, 'id'>, readonly string[]>> & { readonly id: KeyPages };

/** Roles of the dictionaries of texts; the name's is the firm's where the file names firms alone. */
export const PARTY_ROLES_BY_USE: Readonly<Record<Exclude<keyof PartyCodes, 'id' | 'name'>, Role>> = {
  alias: 'customerAltId',
  email: 'email',
  phone: 'phone',
};

const FOLDS = { email: foldEmail, phone: foldPhone, name: foldName } as const;

/**
 * Tells which customer a row is about: by number (or another number of theirs), else by e-mail, else by telephone, else, in files
 * that have none of these columns, by name; unknown ones become new customers. A number outranks everything: two numbers
 * that share an address are two customers. A customer known by address alone gets the first number that a row names beside it.
 */
export class CustomerResolver {
  readonly keys: KeyResolver;
  /** Other numbers met for the first time, with their customer and record. */
  readonly newAliases: { readonly alias: string; readonly customerId: number; readonly rowNo: number }[] = [];
  /** Customers the store knows as two and this file as one; they stay two. */
  readonly same = new SameCustomers();
  readonly #names: CustomerNames;
  /** Whether a firm known by name alone may take a number: in lists of firms, where a name is one firm. */
  readonly #adoptsByName: boolean;
  readonly #codes: Readonly<Record<keyof PartyCodes, CodeIds>> = {
    id: new CodeIds(),
    alias: new CodeIds(),
    email: new CodeIds(),
    phone: new CodeIds(),
    name: new CodeIds(),
  };
  readonly #learnt: Readonly<Record<'email' | 'phone', CodeIds>> = { email: new CodeIds(), phone: new CodeIds() };
  /** Customers whose number was made and who may still take a real one. */
  readonly #made: Set<number>;

  constructor(keys: KeyResolver, names: CustomerNames, made: Set<number>, adoptsByName: boolean) {
    this.keys = keys;
    this.#names = names;
    this.#made = made;
    this.#adoptsByName = adoptsByName;
  }

  /** Customer of each row, 0 = anonymous. `texts` are the dictionaries so far. */
  resolve(codes: PartyCodes, texts: PartyTexts, rowNo: Int32Array): Int32Array {
    const ids = new Int32Array(rowNo.length);
    this.#codes.id.reserve(texts.id.size);
    for (const use of ['alias', 'email', 'phone', 'name'] as const) this.#codes[use].reserve(texts[use].length);
    for (const use of ['email', 'phone'] as const) this.#learnt[use].reserve(texts[use].length);
    const namesCustomers = codes.id === null && codes.alias === null && codes.email === null && codes.phone === null;
    const mayAdopt = codes.alias !== null || codes.email !== null || codes.phone !== null || (this.#adoptsByName && codes.name !== null);
    if (codes.id !== null && !mayAdopt) {
      this.#resolveNumbers(codes.id, texts.id, rowNo, ids);
      return ids;
    }
    for (let row = 0; row < ids.length; row++) {
      const at = rowNo[row] ?? 0;
      const id =
        this.#byNumber(codes, texts, row, at) || this.#byAddress(codes, texts, row, at) || (namesCustomers ? this.#byName(codes, texts, row, at) : 0);
      if (id === 0) continue;
      ids[row] = id;
      this.#learn('email', codes.email?.[row] ?? 0, texts.email, id, at);
      this.#learn('phone', codes.phone?.[row] ?? 0, texts.phone, id, at);
    }
    return ids;
  }

  /** For files that know customers by one number alone, as most exports of orders do: one look per row. Nobody known otherwise can take a number there. */
  #resolveNumbers(codes: Int32Array, numbers: KeyPages, rowNo: Int32Array, target: Int32Array): void {
    const { ids } = this.#codes.id;
    for (let row = 0; row < target.length; row++) {
      const code = codes[row] as number;
      if (code === 0) continue;
      if (ids[code] === 0) {
        ids[code] = this.#idOfCode(code, numbers, rowNo[row] as number);
        numbers.forget(code);
      }
      target[row] = ids[code] as number;
    }
  }

  #idOfCode(code: number, numbers: KeyPages, rowNo: number): number {
    const place = numbers.place(code);
    if (place === null) throw new Error(`customer number ${code} was let go of too early`);
    const { bytes, start, end } = place;
    const known = this.keys.findBytes(bytes, start, end);
    if (known !== 0) return known;
    const alias = this.#names.aliases.size === 0 ? undefined : this.#names.aliases.get(numbers.text(code) ?? '');
    return alias ?? this.keys.addBytes(bytes, start, end, rowNo);
  }

  /** A customer of one number, outside of the columns that say whom a row is about. */
  idOfNumber(text: string, rowNo: number): number {
    const address = foldEmail(text);
    const known = this.keys.find(text) ?? this.#names.aliases.get(text) ?? (address === null ? undefined : this.#names.email.get(address));
    return known ?? this.keys.idOf(address === null ? text : this.#make('email', address), rowNo);
  }

  #byNumber(codes: PartyCodes, texts: PartyTexts, row: number, rowNo: number): number {
    const code = codes.id?.[row] ?? 0;
    const aliasCode = codes.alias?.[row] ?? 0;
    const first = code === 0 ? 0 : this.#cached('id', code, () => this.#idOfNumber(code, codes, texts, row, rowNo));
    if (aliasCode === 0) return first;
    const alias = texts.alias[aliasCode - 1] ?? '';
    const known = this.#cached(
      'alias',
      aliasCode,
      () =>
        this.#names.aliases.get(alias) ?? this.keys.find(alias) ?? (first === 0 ? this.keys.idOf(alias, rowNo) : this.#addAlias(alias, first, rowNo)),
    );
    if (first !== 0 && known !== first) this.#compare(first, known, rowNo);
    return first === 0 ? known : first;
  }

  #idOfNumber(code: number, codes: PartyCodes, texts: PartyTexts, row: number, rowNo: number): number {
    const number = texts.id.text(code);
    if (number === null) throw new Error(`customer number ${code} was let go of too early`);
    texts.id.forget(code);
    const known = this.keys.find(number) ?? this.#names.aliases.get(number);
    if (known !== undefined) return known;
    const nameless = this.#findMade(codes, texts, row) ?? this.#findNumbered(codes, texts, row, rowNo);
    if (nameless === undefined) return this.keys.idOf(number, rowNo);
    this.#made.delete(nameless);
    this.keys.rename(nameless, number);
    return nameless;
  }

  /** A customer known so far by an address of the row, or by its name in lists of firms. */
  #findMade(codes: PartyCodes, texts: PartyTexts, row: number): number | undefined {
    const uses: readonly MadeFrom[] = this.#adoptsByName ? ['email', 'phone', 'name'] : ['email', 'phone'];
    return uses.map((use) => this.#known(use, codes[use]?.[row] ?? 0, texts[use])).find((id) => id !== undefined && this.#made.has(id));
  }

  /** A customer so far known by the other number of the row, which thereby becomes their other number; not one who has a number of their own by now. */
  #findNumbered(codes: PartyCodes, texts: PartyTexts, row: number, rowNo: number): number | undefined {
    const code = codes.alias?.[row] ?? 0;
    const alias = code === 0 ? '' : (texts.alias[code - 1] ?? '');
    const id = code === 0 || this.#names.aliases.has(alias) ? undefined : this.keys.find(alias);
    if (id === undefined) return undefined;
    this.#addAlias(alias, id, rowNo);
    return id;
  }

  #byAddress(codes: PartyCodes, texts: PartyTexts, row: number, rowNo: number): number {
    return this.#byFolded('email', codes, texts, row, rowNo) || this.#byFolded('phone', codes, texts, row, rowNo);
  }

  #byName(codes: PartyCodes, texts: PartyTexts, row: number, rowNo: number): number {
    return this.#byFolded('name', codes, texts, row, rowNo);
  }

  #byFolded(use: MadeFrom, codes: PartyCodes, texts: PartyTexts, row: number, rowNo: number): number {
    const code = codes[use]?.[row] ?? 0;
    if (code === 0) return 0;
    return this.#cached(use, code, () => {
      const folded = FOLDS[use](texts[use][code - 1] ?? '');
      if (folded === null) return 0;
      const known = this.#known(use, code, texts[use]);
      if (known !== undefined) return known;
      const before = this.keys.last;
      const id = this.keys.idOf(this.#make(use, folded), rowNo);
      if (id > before) this.#made.add(id);
      return id;
    });
  }

  #known(use: MadeFrom, code: number, texts: readonly string[]): number | undefined {
    const folded = code === 0 ? null : FOLDS[use](texts[code - 1] ?? '');
    if (folded === null) return undefined;
    const named = this.#names[use].get(folded);
    return this.keys.find(this.#make(use, folded)) ?? (named === SEVERAL ? undefined : named);
  }

  #cached(use: keyof PartyCodes, code: number, find: () => number): number {
    const { ids } = this.#codes[use];
    const known = ids[code] ?? 0;
    if (known !== 0) return known;
    const id = find();
    ids[code] = id;
    return id;
  }

  /** The first customer met with an address keeps it; one known by the address alone is the same person, if it is too late to make them one. */
  #learn(use: 'email' | 'phone', code: number, texts: readonly string[], id: number, rowNo: number): void {
    if (code === 0) return;
    const { ids } = this.#learnt[use];
    if (ids[code] !== 0) return;
    ids[code] = id;
    const folded = FOLDS[use](texts[code - 1] ?? '');
    if (folded === null) return;
    const made = this.keys.find(this.#make(use, folded));
    if (made !== undefined && made !== id) this.#compare(id, made, rowNo);
    if (!this.#names[use].has(folded)) this.#names[use].set(folded, id);
  }

  #compare(one: number, other: number, rowNo: number): void {
    if (one <= this.keys.base && other <= this.keys.base) this.same.add(one, other, rowNo);
  }

  #addAlias(alias: string, customerId: number, rowNo: number): number {
    this.#names.aliases.set(alias, customerId);
    this.newAliases.push({ alias, customerId, rowNo });
    return customerId;
  }

  #make(use: MadeFrom, folded: string): string {
    return `${use}:${folded}`;
  }
}
