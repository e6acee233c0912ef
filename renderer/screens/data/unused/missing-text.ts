import type { Health } from '../../../../shared/contract/health.ts';
import type { Words } from '../../../state/words.ts';
import { listText } from '../list-text.ts';

type Missing = Health['off'][number]['missing'][number];

const MOST_ROLES = 3;

/** What an analysis lacks: the column, the files it comes in and what it is called there; then the other files that would do. */
export function missingText({ relation, column, roles, kinds, alternatives = [] }: Missing, words: Words): string {
  const { t, text, translator } = words;
  const choice = new Intl.ListFormat(translator.locale, { type: 'disjunction' });
  const name = text(`catalogue.${relation}.${column}`);
  const files = (of: readonly string[]) => choice.format(of.map((kind) => text(`imports.dialect.kinds.${kind}`)));
  const others = [...new Set(alternatives.flatMap((other) => other.kinds ?? []))].filter((kind) => !kinds.includes(kind));
  const instead = others.length === 0 ? [] : [t('health.unused.offFile', { kinds: files(others) })];
  if (kinds.length === 0)
    return choice.format([t('health.unused.offColumn', { column: name, relation: text(`catalogue.relations.${relation}`) }), ...instead]);
  if (roles.length === 0) return choice.format([t('health.unused.offFile', { kinds: files(kinds) }), ...instead]);
  const called = roles.map((role) => text(`imports.roles.${role}`));
  const rest = called.length - MOST_ROLES;
  const how = t('health.unused.offHow', {
    column: name,
    kinds: files(kinds),
    roles:
      rest < 2 ? choice.format(called) : t('health.unused.offMore', { names: listText(called.slice(0, MOST_ROLES), translator.locale), count: rest }),
  });
  return choice.format([how, ...instead]);
}
