import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { describeCondition } from '../../../../shared/segments/describe.ts';
import type { Predicate } from '../../../../shared/warehouse/predicate.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import type { Purchases } from '../rule/purchases.ts';
import type { ConditionNode } from '../rule/rule-tree.ts';
import { useBuilder, withLeaf } from './builder-context.ts';

export interface LinesClauseProps {
  readonly node: ConditionNode;
  readonly leaf: Purchases;
  readonly where: Predicate;
}

/** Which order lines a condition counts, in words; it can be taken away. */
export function LinesClause({ node, leaf, where }: LinesClauseProps) {
  const { t, translator, formatter } = useWords();
  const { edits, choices } = useBuilder();
  const everything = () => {
    const { where: _where, ...rest } = leaf;
    edits.change(node.id, withLeaf(rest));
  };
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
      <span>{t('segments.builder.where', { condition: translator.message(describeCondition(where, 'order_lines', choices.names), formatter) })}</span>
      <IconButton aria-label={t('segments.builder.removeWhere')} title={t('segments.builder.removeWhere')} onClick={everything}>
        <Icon name="close" size={16} />
      </IconButton>
    </Box>
  );
}
