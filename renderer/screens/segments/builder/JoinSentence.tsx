import { useWords } from '../../../state/words.ts';
import type { GroupNode } from '../rule/rule-tree.ts';
import { Sentence } from '../words/Sentence.tsx';
import { WordSelect } from '../words/WordSelect.tsx';
import { useBuilder } from './builder-context.ts';

const JOINS = ['and', 'or'] as const;

/** "Customers who meet all of these conditions": all or any to be chosen. */
export function JoinSentence({ group, isRoot }: { readonly group: GroupNode; readonly isRoot: boolean }) {
  const { t } = useWords();
  const { edits } = useBuilder();
  return (
    <Sentence
      text={(marks) => t(isRoot ? 'segments.builder.root' : 'segments.builder.group', marks)}
      parts={{
        join: (
          <WordSelect
            label={t('segments.builder.joinLabel')}
            value={group.join}
            options={JOINS.map((value) => ({ value, label: t(`segments.builder.join.${value}`) }))}
            onChange={(join) => edits.change(group.id, (node) => (node.kind === 'group' ? { ...node, join } : node))}
          />
        ),
      }}
    />
  );
}
