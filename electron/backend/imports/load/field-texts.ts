import type { Role } from '../../../../shared/model/role.ts';
import type { FieldDraft } from '../resolve/field-draft.ts';
import type { RoleTexts } from '../resolve/role-texts.ts';

/** What a file says about rows of a dimension, as texts by field. */
export interface FieldTexts<Field extends string> {
  /** Fields the file has a column for. */
  readonly fields: readonly Field[];
  /** Of the n-th new row, n from 1. */
  readonly ofNew: (index: number) => Partial<Record<Field, string>>;
  /** Of a row known before; in "fill" mode only where it is blank. */
  readonly ofKnown: (id: number, before: Readonly<Record<Field, string | null>>) => Partial<Record<Field, string>>;
}

/** Reads drafts through the dictionaries of their roles. */
export function fieldTexts<Field extends string>(
  fields: ReadonlyMap<Role, FieldDraft>,
  fieldOfRole: Readonly<Partial<Record<Role, Field>>>,
  texts: RoleTexts,
): FieldTexts<Field> {
  const drafts: { readonly field: Field; readonly draft: FieldDraft; readonly role: Role }[] = [];
  for (const [role, draft] of fields) {
    const field = fieldOfRole[role];
    if (field !== undefined) drafts.push({ field, draft, role });
  }
  return {
    fields: drafts.map(({ field }) => field),
    ofNew: (index) => {
      const found: Partial<Record<Field, string>> = {};
      for (const { field, draft, role } of drafts) {
        const text = texts.text(role, draft.fresh[index] ?? 0);
        if (text !== null) found[field] = text;
      }
      return found;
    },
    ofKnown: (id, before) => {
      const found: Partial<Record<Field, string>> = {};
      for (const { field, draft, role } of drafts) {
        const text = texts.text(role, draft.known.get(id) ?? 0);
        if (text !== null && (draft.mode === 'overwrite' || before[field] === null)) found[field] = text;
      }
      return found;
    },
  };
}

/** Ids of known rows about which the file says something, ascending. */
export function changedIds(fields: ReadonlyMap<Role, FieldDraft>): number[] {
  const ids = new Set<number>();
  for (const { known } of fields.values()) for (const id of known.keys()) ids.add(id);
  return [...ids].sort((a, b) => a - b);
}
