import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { ImportMapping, RowConstant } from '../../../shared/model/import-mapping.ts';
import { RECORD_KINDS } from '../../../shared/model/record-kind.ts';
import { ROLES } from '../../../shared/model/role.ts';
import { constantRolesOf, withConstants } from '../../../shared/model/row-constants.ts';
import { type OptionValues, UsageError } from '../command.ts';

/** A value for all rows as it was typed: the name before the "=" is understood once it is known what the file is about. */
export interface TypedConstant {
  readonly name: string;
  readonly value: string;
}

/** Values given as --constant NAME=VALUE, as often as wanted. Throws UsageError. */
export function readConstants({ constant = [] }: OptionValues): TypedConstant[] {
  return [constant].flat().map((text) => {
    const [name = '', ...value] = String(text).split('=');
    if (name.trim() === '' || value.join('=').trim() === '') throw new UsageError(`--constant takes NAME=VALUE, not "${text}".`);
    return { name: name.trim(), value: value.join('=').trim() };
  });
}

/** A mapping with such values, in the place of those it has for the same roles. Throws UsageError for a name that rows of its kind do not have. */
export function applyConstants(mapping: ImportMapping, typed: readonly TypedConstant[]): ImportMapping {
  if (typed.length === 0) return mapping;
  const given = typed.map(({ name, value }): RowConstant => ({ role: findRole(mapping.kind, name), value }));
  return { ...mapping, constants: withConstants(mapping.constants ?? [], given) };
}

/** A role by its own name, or by the name of the column it fills: "type" and "metric" are the same of survey answers. */
function findRole(kind: ImportKind, name: string): RowConstant['role'] {
  const { columns } = RECORD_KINDS[kind];
  const possible = constantRolesOf(kind);
  const wanted = name.toLowerCase();
  const role = ROLES.find((known) => known.toLowerCase() === wanted) ?? possible.find((known) => columns[known]?.toLowerCase() === wanted);
  if (role === undefined || !possible.includes(role))
    throw new UsageError(`--constant: rows of ${kind} cannot all have one "${name}"; they can have ${possible.join(', ')}.`);
  return role;
}
