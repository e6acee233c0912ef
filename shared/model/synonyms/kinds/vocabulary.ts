import type { Role } from '../../role.ts';
import type { GenericConcept } from '../generic-words.ts';

/** What headers say in files of one kind, beyond the words that a role has everywhere. Words are separated by "|", five languages in one list. */
export interface KindVocabulary {
  /** What one row is called, with the inflected forms in which it follows other nouns ("номер обращения"). */
  readonly nouns: string;
  /** What the bare words of a header mean here ("id", "name", "date"), alone or beside a noun of the kind. */
  readonly generic: Partial<Readonly<Record<GenericConcept, Role>>>;
  /** Further names of roles. */
  readonly words: Partial<Readonly<Record<Role, string>>>;
}
