import type { ImportKind } from '../../../../../shared/model/import-kind.ts';
import { ChoiceButton } from '../../../../components/ChoiceButton.tsx';
import { useWords } from '../../../../state/words.ts';
import { KIND_GROUPS } from '../../reading/kinds.ts';

/** What the file is about, in words people use: 24 kinds in groups, found by typing. */
export function KindChoice({ kind, onKind }: { readonly kind: ImportKind; readonly onKind: (kind: ImportKind) => void }) {
  const { t, text } = useWords();
  return (
    <ChoiceButton
      label={t('imports.dialect.kind')}
      value={kind}
      minWidth={180}
      groups={KIND_GROUPS.map(({ group, kinds }) => ({
        label: t(`imports.kindGroups.${group}`),
        choices: kinds.map((one) => ({ value: one, label: t(`imports.kinds.${one}.name`), hint: text(`imports.kinds.${one}.hint`) })),
      }))}
      onChoose={(chosen) => onKind(chosen as ImportKind)}
    />
  );
}
