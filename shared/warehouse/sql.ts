import { type ColumnName, findColumn, RELATION_NAMES, type RelationName } from './catalogue.ts';

export type SqlValue = string | number | bigint | boolean | null;

/** A piece of SQL text with `?` placeholders and the values bound to them, in order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Tagged template: nested `Sql` is spliced in, every other value is bound. No other way builds a query. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (isSql(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[index + 1] ?? '';
  });
  return { text, values };
}

/** Fragments joined by literal SQL such as ", " or " and ". */
export function joinSql(parts: readonly Sql[], separator: ' ' | ', ' | ' and ' | ' or ' | ' union all '): Sql {
  return { text: parts.map((part) => part.text).join(separator), values: parts.flatMap((part) => part.values) };
}

/** A relation of the catalogue as an identifier. */
export function relation(name: RelationName): Sql {
  if (!RELATION_NAMES.includes(name)) throw new RangeError(`unknown relation "${name}"`);
  return { text: name, values: [] };
}

/** A column of a relation as an identifier, qualified when an alias is given. Throws a RangeError on an unknown column. */
export function columnOf<R extends RelationName>(relationName: R, name: ColumnName<R>, alias?: 'l' | 'o' | 'c' | 'p' | 'k'): Sql {
  if (findColumn(relationName, name) === undefined) throw new RangeError(`relation "${relationName}" has no column "${name}"`);
  return { text: alias === undefined ? `"${name}"` : `${alias}."${name}"`, values: [] };
}

function isSql(part: Sql | SqlValue): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part;
}
