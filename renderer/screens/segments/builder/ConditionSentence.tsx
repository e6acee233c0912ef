import Typography from '@mui/material/Typography';
import { describeCondition } from '../../../../shared/segments/describe.ts';
import { useWords } from '../../../state/words.ts';
import { canEditAttribute, columnOf } from '../rule/attribute.ts';
import { choiceOf } from '../rule/member-choice.ts';
import type { ConditionNode } from '../rule/rule-tree.ts';
import { AttributeSentence } from './AttributeSentence.tsx';
import { useBuilder } from './builder-context.ts';
import { MemberSentence } from './MemberSentence.tsx';
import { PurchasesSentence } from './PurchasesSentence.tsx';
import { SegmentSentence } from './SegmentSentence.tsx';

/** One condition as words and fields; what has no fields stands in words and is kept as it is. */
export function ConditionSentence({ node }: { readonly node: ConditionNode }) {
  const { t, translator, formatter } = useWords();
  const { choices } = useBuilder();
  const { leaf } = node;
  if (leaf.op === 'purchases') return <PurchasesSentence node={node} leaf={leaf} />;
  if (leaf.op === 'segment') return <SegmentSentence node={node} leaf={leaf} />;
  if (leaf.op === 'member') {
    const choice = choiceOf(leaf, choices.groups);
    if (choice !== null) return <MemberSentence node={node} leaf={leaf} choice={choice} />;
  } else if (leaf.op !== 'customer') {
    const column = columnOf(leaf);
    if (column !== null && canEditAttribute(leaf)) return <AttributeSentence node={node} leaf={leaf} column={column} />;
  }
  return (
    <span>
      <span>{translator.message(describeCondition(leaf, 'customers', choices.names), formatter)}</span>
      <Typography variant="caption" component="span" color="textSecondary" sx={{ display: 'block' }}>
        {t('segments.builder.inWords')}
      </Typography>
    </span>
  );
}
