import { comparisonSchema, purchaseMeasureSchema } from '../../../../shared/warehouse/predicate.ts';
import { useWords } from '../../../state/words.ts';
import type { Purchases } from '../rule/purchases.ts';
import type { ConditionNode } from '../rule/rule-tree.ts';
import { Sentence } from '../words/Sentence.tsx';
import { WordNumber } from '../words/WordNumber.tsx';
import { WordSelect } from '../words/WordSelect.tsx';
import { useBuilder, withLeaf } from './builder-context.ts';
import { LinesClause } from './LinesClause.tsx';
import { WindowWords } from './WindowWords.tsx';

/** "bought at least 2 times in the last 90 days", each part editable. */
export function PurchasesSentence({ node, leaf }: { readonly node: ConditionNode; readonly leaf: Purchases }) {
  const { t, formatter } = useWords();
  const { edits, problems } = useBuilder();
  const { measure } = leaf;
  const change = (next: Partial<Purchases>, tag?: string) => edits.change(node.id, withLeaf({ ...leaf, ...next }), tag);
  const unit = measure === 'revenue' ? formatter.currency : t(`segments.builder.purchases.unit.${measure}`, { count: leaf.value });
  return (
    <>
      <Sentence
        text={(marks) => t(`segments.builder.purchases.sentence.${measure}`, marks)}
        parts={{
          measure: (
            <WordSelect
              label={t('segments.builder.purchases.measureLabel')}
              value={measure}
              options={purchaseMeasureSchema.options.map((value) => ({
                value,
                label: t(`segments.builder.purchases.choice.${value}`),
                shown: t(`segments.builder.purchases.measure.${value}`),
              }))}
              onChange={(value) => change({ measure: value })}
            />
          ),
          comparison: (
            <WordSelect
              label={t('segments.builder.purchases.comparisonLabel')}
              value={leaf.comparison}
              options={comparisonSchema.options.map((value) => ({ value, label: t(`segments.builder.purchases.comparison.${value}`) }))}
              onChange={(comparison) => change({ comparison })}
            />
          ),
          value: (
            <WordNumber
              label={t('segments.builder.purchases.valueLabel')}
              value={leaf.value}
              isWrong={problems.get(node.id) === 'number'}
              onChange={(value) => change({ value }, `value ${node.id}`)}
            />
          ),
          unit: unit === '' ? null : <span>{unit}</span>,
          window: <WindowWords node={node} window={leaf.window} onChange={(window, tag) => change({ window }, tag)} />,
        }}
      />
      {leaf.where !== undefined && <LinesClause node={node} leaf={leaf} where={leaf.where} />}
    </>
  );
}
