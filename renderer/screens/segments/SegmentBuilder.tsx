import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import type { Segment } from '../../../shared/contract/segments.ts';
import type { SegmentRule } from '../../../shared/segments/schema.ts';
import { Page } from '../../components/Page.tsx';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { RuleAnswer } from './answer/RuleAnswer.tsx';
import { BuilderContext, type GroupChoice } from './builder/builder-context.ts';
import { RuleArea } from './builder/RuleArea.tsx';
import { useRuleEditor } from './builder/use-rule-editor.ts';
import { findProblems } from './rule/problems.ts';
import { toRule, toTree } from './rule/rule-tree.ts';
import { SegmentHead } from './SegmentHead.tsx';
import { useAnswerableRule } from './use-answerable-rule.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useRuleText } from './use-rule-text.ts';
import { useSegmentForm } from './use-segment-form.ts';

/** Name and rule that the builder opens with. */
export interface SegmentStart {
  readonly name: string;
  readonly rule: SegmentRule;
}

export interface SegmentBuilderProps {
  readonly id: number | 'new';
  /** As it is saved; null for a new one. */
  readonly segment: Segment | null;
  /** What to begin with instead. */
  readonly start: SegmentStart | null;
  readonly groups: readonly GroupChoice[];
  readonly segments: readonly { readonly id: number; readonly name: string }[];
  readonly lastDay: number;
}

const EVERYONE: SegmentRule = { op: 'and', of: [] };

/** The rule as a sentence on one side, who it is on the other; both change together. */
export function SegmentBuilder({ id, segment, start, groups, segments, lastDay }: SegmentBuilderProps) {
  const { t, formatter } = useWords();
  const { names } = useRuleText();
  const form = useSegmentForm(id, start?.name ?? segment?.name ?? '');
  const { root, edits, canUndo, canRedo, area } = useRuleEditor(start?.rule ?? segment?.rule ?? EVERYONE);
  const [saved, setSaved] = useState({ name: segment?.name ?? '', rule: textOf(segment?.rule ?? EVERYONE) });
  const problems = useMemo(() => findProblems(root, new Set(segments.map((other) => other.id))), [root, segments]);
  const rule = useMemo(() => toRule(root), [root]);
  const answerable = useAnswerableRule(rule, problems.size === 0);
  const isChanged = form.name.trim() !== saved.name || JSON.stringify(rule) !== saved.rule;
  const letGo = useLeaveGuard(isChanged ? { id, name: form.name, rule } : null);
  const choices = useMemo(() => ({ groups, segments, names, lastDay }), [groups, segments, names, lastDay]);
  const context = useMemo(() => ({ edits, choices, problems }), [edits, choices, problems]);
  const save = async (isFrozen: boolean) => {
    const made = await form.save(rule, isFrozen);
    if (made === null) return;
    setSaved({ name: made.name, rule: textOf(made.rule) });
    if (id !== 'new') return;
    letGo();
    navigate({ screen: 'segment', id: made.id }, { replace: true });
  };
  return (
    <Page isWide>
      <SegmentHead
        segment={segment}
        form={form}
        rule={rule}
        isChanged={isChanged}
        isReady={problems.size === 0 && root.of.length > 0}
        onSave={(isFrozen) => void save(isFrozen)}
      />
      {segment?.frozenAt != null && (
        <Typography variant="body2" color="textSecondary" sx={{ marginBlockEnd: 4 }}>
          {t('segments.builder.frozenNote', { at: formatter.instant(segment.frozenAt) })}
        </Typography>
      )}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 380px' },
          gap: { xs: 5, lg: 8 },
          alignItems: 'start',
        }}
      >
        <BuilderContext.Provider value={context}>
          <RuleArea root={root} area={area} canUndo={canUndo} canRedo={canRedo} />
        </BuilderContext.Provider>
        <Box sx={{ position: { lg: 'sticky' }, top: 24 }}>
          <RuleAnswer rule={answerable.rule} isIncomplete={problems.size > 0} isBehind={answerable.isBehind} />
        </Box>
      </Box>
    </Page>
  );
}

/** Text of a rule as the builder would give it back. */
function textOf(rule: SegmentRule): string {
  return JSON.stringify(toRule(toTree(rule)));
}
