import { useWords } from '../../../state/words.ts';
import { type AttributeColumn, typeOfAttribute } from '../rule/attribute.ts';
import type { ConditionNode } from '../rule/rule-tree.ts';
import { WordDay } from '../words/WordDay.tsx';
import { WordNumber } from '../words/WordNumber.tsx';
import { useBuilder } from './builder-context.ts';

export interface AttributeBoundProps {
  readonly node: ConditionNode;
  readonly column: AttributeColumn;
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A day or a number that an attribute is compared with. */
export function AttributeBound({ node, column, label, value, onChange }: AttributeBoundProps) {
  const { formatter } = useWords();
  const { problems } = useBuilder();
  if (typeOfAttribute(column) === 'day') return <WordDay label={label} day={value} onChange={onChange} />;
  return (
    <>
      <WordNumber label={label} value={value} isWrong={problems.has(node.id) && !Number.isFinite(value)} onChange={onChange} />
      {column === 'revenue' && formatter.currency !== '' && <span>{formatter.currency}</span>}
    </>
  );
}
