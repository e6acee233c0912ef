import { useWords } from '../../../state/words.ts';
import {
  ATTRIBUTE_COLUMNS,
  ATTRIBUTE_TESTS,
  type Attribute,
  type AttributeColumn,
  testOf,
  typeOfAttribute,
  withColumn,
  withTest,
} from '../rule/attribute.ts';
import type { ConditionNode } from '../rule/rule-tree.ts';
import { Sentence } from '../words/Sentence.tsx';
import { WordSelect } from '../words/WordSelect.tsx';
import { AttributeBound } from './AttributeBound.tsx';
import { AttributeValue } from './AttributeValue.tsx';
import { useBuilder, withLeaf } from './builder-context.ts';

export interface AttributeSentenceProps {
  readonly node: ConditionNode;
  readonly leaf: Attribute;
  readonly column: AttributeColumn;
}

/** "country is Germany", each part editable. */
export function AttributeSentence({ node, leaf, column }: AttributeSentenceProps) {
  const { t, text } = useWords();
  const { edits, choices } = useBuilder();
  const type = typeOfAttribute(column);
  const change = (next: Attribute, tag?: string) => edits.change(node.id, withLeaf(next), tag);
  const tag = `value ${node.id}`;
  const words = {
    column: (
      <WordSelect
        label={t('segments.builder.attribute.columnLabel')}
        value={column}
        options={ATTRIBUTE_COLUMNS.map((value) => ({ value, label: t(`segments.builder.attribute.columns.${value}`) }))}
        onChange={(value) => change(withColumn(leaf, value, choices.lastDay))}
      />
    ),
    test: (
      <WordSelect
        label={t('segments.builder.attribute.testLabel')}
        value={testOf(leaf)}
        options={ATTRIBUTE_TESTS[type].map((value) => ({ value, label: text(`segments.builder.attribute.${type}.${value}`) }))}
        onChange={(value) => change(withTest(leaf, column, value, choices.lastDay))}
      />
    ),
  };
  if (leaf.op === 'null') return <Sentence text={(marks) => t('segments.builder.attribute.plain', marks)} parts={words} />;
  if (leaf.op === 'between') {
    const bound = (end: 'from' | 'to') => (
      <AttributeBound
        node={node}
        column={column}
        label={t(`segments.builder.attribute.${end}`)}
        value={leaf[end]}
        onChange={(value) => change({ ...leaf, [end]: value }, `${tag} ${end}`)}
      />
    );
    return <Sentence text={(marks) => t('segments.builder.attribute.between', marks)} parts={{ ...words, from: bound('from'), to: bound('to') }} />;
  }
  return (
    <Sentence
      text={(marks) => t('segments.builder.attribute.sentence', marks)}
      parts={{ ...words, value: <AttributeValue node={node} leaf={leaf} column={column} onChange={(next) => change(next, tag)} /> }}
    />
  );
}
