import { useWords, type Words } from '../../../../state/words.ts';
import type { Need } from '../../reading/mapping-edits.ts';
import { Notice } from './Notice.tsx';

/** What must be settled before the file can be checked. */
export function NeedsNotice({ needs }: { readonly needs: readonly Need[] }) {
  const words = useWords();
  const sentences = needs.flatMap((need) => sentenceOf(need, words) ?? []);
  if (sentences.length === 0) return null;
  return (
    <Notice icon="warning" tone="caution">
      <span role="status">
        <strong>{words.t('imports.needs.title')}:</strong> {sentences.join('; ')}
      </span>
    </Notice>
  );
}

function sentenceOf(need: Need, { t, formatter }: Words): string | null {
  switch (need.need) {
    case 'twice':
      return t('imports.needs.twice', { role: t(`imports.roles.${need.role}`) });
    case 'reading':
      return t('imports.needs.reading', { role: t(`imports.roles.${need.role}`), reading: t(`imports.reading.${need.kind}`) });
    case 'oneOf': {
      const names = need.roles.map((role) => t('imports.needs.quoted', { role: t(`imports.roles.${role}`) }));
      return t('imports.needs.oneOf', { roles: new Intl.ListFormat(formatter.locale, { type: 'disjunction' }).format(names) });
    }
    case 'choice':
      return null;
  }
}
