import type { Window } from '../../../../shared/warehouse/predicate.ts';
import { useWords } from '../../../state/words.ts';
import { windowOfKind } from '../rule/purchases.ts';
import type { ConditionNode } from '../rule/rule-tree.ts';
import { Sentence } from '../words/Sentence.tsx';
import { WordDay } from '../words/WordDay.tsx';
import { WordNumber } from '../words/WordNumber.tsx';
import { WordSelect } from '../words/WordSelect.tsx';
import { useBuilder } from './builder-context.ts';

const KINDS = ['all', 'last', 'between'] as const;
const UNITS = ['day', 'month', 'year'] as const;

export interface WindowWordsProps {
  readonly node: ConditionNode;
  readonly window: Window;
  readonly onChange: (window: Window, tag?: string) => void;
}

/** When purchases count: "in the last 90 days", "from … to …", "at any time". */
export function WindowWords({ node, window, onChange }: WindowWordsProps) {
  const { t } = useWords();
  const { choices, problems } = useBuilder();
  const tag = `window ${node.id}`;
  const kind = (
    <WordSelect
      label={t('segments.builder.purchases.windowLabel')}
      value={window.kind}
      options={KINDS.map((value) => ({
        value,
        label: t(`segments.builder.window.choice.${value}`),
        shown: t(`segments.builder.window.kind.${value}`),
      }))}
      onChange={(value) => onChange(windowOfKind(value, choices.lastDay))}
    />
  );
  if (window.kind === 'all') return kind;
  if (window.kind === 'between') {
    return (
      <Sentence
        text={(marks) => t('segments.builder.window.between', marks)}
        parts={{
          kind,
          from: (
            <WordDay label={t('segments.builder.window.from')} day={window.fromDay} onChange={(fromDay) => onChange({ ...window, fromDay }, tag)} />
          ),
          to: <WordDay label={t('segments.builder.window.to')} day={window.toDay} onChange={(toDay) => onChange({ ...window, toDay }, tag)} />,
        }}
      />
    );
  }
  return (
    <Sentence
      text={(marks) => t('segments.builder.window.last', marks)}
      parts={{
        kind,
        count: (
          <WordNumber
            label={t('segments.builder.window.countLabel')}
            value={window.count}
            isWrong={problems.get(node.id) === 'count'}
            onChange={(count) => onChange({ ...window, count }, tag)}
          />
        ),
        unit: (
          <WordSelect
            label={t('segments.builder.window.unitLabel')}
            value={window.unit}
            options={UNITS.map((value) => ({ value, label: t(`segments.builder.window.unit.${value}`, { count: window.count }) }))}
            onChange={(unit) => onChange({ ...window, unit })}
          />
        ),
      }}
    />
  );
}
