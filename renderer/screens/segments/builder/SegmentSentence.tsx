import { useWords } from '../../../state/words.ts';
import type { ConditionNode, Leaf } from '../rule/rule-tree.ts';
import { Sentence } from '../words/Sentence.tsx';
import { WordSelect } from '../words/WordSelect.tsx';
import { useBuilder, withLeaf } from './builder-context.ts';

export interface SegmentSentenceProps {
  readonly node: ConditionNode;
  readonly leaf: Extract<Leaf, { op: 'segment' }>;
}

/** "are in the segment VIP", the segment to be chosen. */
export function SegmentSentence({ node, leaf }: SegmentSentenceProps) {
  const { t } = useWords();
  const { edits, choices } = useBuilder();
  const known = choices.segments.map(({ id, name }) => ({ value: String(id), label: name }));
  const isGone = !choices.segments.some(({ id }) => id === leaf.id);
  const gone = { value: String(leaf.id), label: choices.names.segment(leaf.id) ?? t('segments.builder.segment.gone') };
  return (
    <Sentence
      text={(marks) => t('segments.builder.segment.sentence', marks)}
      parts={{
        segment: (
          <WordSelect
            label={t('segments.builder.segment.label')}
            value={String(leaf.id)}
            options={isGone ? [gone, ...known] : known}
            onChange={(id) => edits.change(node.id, withLeaf({ op: 'segment', id: Number(id) }))}
          />
        ),
      }}
    />
  );
}
