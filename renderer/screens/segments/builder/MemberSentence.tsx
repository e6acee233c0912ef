import { useWords } from '../../../state/words.ts';
import type { ConditionNode, Leaf } from '../rule/rule-tree.ts';
import { Sentence } from '../words/Sentence.tsx';
import { WordSelect } from '../words/WordSelect.tsx';
import { type GroupChoice, useBuilder, withLeaf } from './builder-context.ts';

export interface MemberSentenceProps {
  readonly node: ConditionNode;
  readonly leaf: Extract<Leaf, { op: 'member' }>;
  /** The analysis with the groups to choose from. */
  readonly choice: GroupChoice;
}

/** "are in the group Champions of RFM", group and analysis editable. */
export function MemberSentence({ node, leaf, choice }: MemberSentenceProps) {
  const { t, text, translator, formatter } = useWords();
  const { edits, choices } = useBuilder();
  const nameOf = (group: string): string => {
    const key = `analyses.${leaf.analysis}.groups.${group}`;
    return translator.has(key) ? text(key) : group.replace(/^=/, '');
  };
  const pick = (analysis: string) => {
    const next = choices.groups.find((candidate) => candidate.analysis === analysis);
    const [first] = next?.groups ?? [];
    if (next !== undefined && first !== undefined) edits.change(node.id, withLeaf({ op: 'member', analysis, params: next.params, group: first.key }));
  };
  return (
    <Sentence
      text={(marks) => t('segments.builder.member.sentence', marks)}
      parts={{
        group: (
          <WordSelect
            label={t('segments.builder.member.groupLabel')}
            value={leaf.group}
            options={choice.groups.map(({ key, customers }) => ({
              value: key,
              label: t('segments.builder.member.option', { name: nameOf(key), customers: formatter.integer(customers) }),
              shown: nameOf(key),
            }))}
            onChange={(group) => edits.change(node.id, withLeaf({ ...leaf, group }))}
          />
        ),
        analysis: (
          <WordSelect
            label={t('segments.builder.member.analysisLabel')}
            value={leaf.analysis}
            options={choices.groups.map(({ analysis }) => ({ value: analysis, label: text(`analyses.${analysis}.title`) }))}
            onChange={pick}
          />
        ),
      }}
    />
  );
}
