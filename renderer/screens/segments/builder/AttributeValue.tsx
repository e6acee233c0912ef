import { useWords } from '../../../state/words.ts';
import type { Attribute, AttributeColumn } from '../rule/attribute.ts';
import type { ConditionNode } from '../rule/rule-tree.ts';
import { WordList } from '../words/WordList.tsx';
import { WordText } from '../words/WordText.tsx';
import { AttributeBound } from './AttributeBound.tsx';
import { useBuilder } from './builder-context.ts';

export interface AttributeValueProps {
  readonly node: ConditionNode;
  readonly leaf: Extract<Attribute, { op: 'compare' | 'in' | 'text' }>;
  readonly column: AttributeColumn;
  readonly onChange: (leaf: Attribute) => void;
}

/** What an attribute is compared with: a text, several, a day or a number. */
export function AttributeValue({ node, leaf, column, onChange }: AttributeValueProps) {
  const { t } = useWords();
  const { problems } = useBuilder();
  const label = t('segments.builder.attribute.valueLabel');
  const isWrong = problems.has(node.id);
  if (leaf.op === 'in') {
    return (
      <WordList
        label={t('segments.builder.attribute.valuesLabel')}
        column={column}
        values={leaf.values.map(String)}
        isWrong={isWrong}
        onChange={(values) => onChange({ ...leaf, values })}
      />
    );
  }
  if (leaf.op === 'compare' && typeof leaf.value === 'number') {
    return <AttributeBound node={node} column={column} label={label} value={leaf.value} onChange={(value) => onChange({ ...leaf, value })} />;
  }
  return <WordText label={label} column={column} value={String(leaf.value)} isWrong={isWrong} onChange={(value) => onChange({ ...leaf, value })} />;
}
