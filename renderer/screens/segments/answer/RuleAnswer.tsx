import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { Predicate } from '../../../../shared/warehouse/predicate.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { useWords } from '../../../state/words.ts';
import { useRuleAnswer } from '../use-rule-answer.ts';
import { useRuleText } from '../use-rule-text.ts';
import { AnswerFigures } from './AnswerFigures.tsx';
import { AnswerState } from './AnswerState.tsx';
import { SampleTable } from './SampleTable.tsx';

export interface RuleAnswerProps {
  /** The rule as it last was complete; null before it ever was. */
  readonly rule: Predicate | null;
  /** True while the rule on screen lacks something, so that the one before is still shown. */
  readonly isIncomplete: boolean;
  /** True while typing goes on. */
  readonly isBehind: boolean;
}

/** Who meets the rule: how many, what they are worth, the rule in words, the largest of them. */
export function RuleAnswer({ rule, isIncomplete, isBehind }: RuleAnswerProps) {
  const { t } = useWords();
  const { ruleText } = useRuleText();
  const { size, sample } = useRuleAnswer(rule);
  const isCounting = isBehind || size.isFetching || size.isPlaceholderData || sample.isPlaceholderData;
  return (
    <Box component="section" aria-label={t('segments.builder.answer')} aria-busy={isCounting}>
      {rule === null ? (
        <Typography color="textSecondary">{t('segments.builder.notYet')}</Typography>
      ) : size.isError ? (
        <ErrorState error={size.error} onRetry={() => void size.refetch()} />
      ) : (
        <>
          {size.data === undefined ? <Skeleton variant="rectangular" height={132} /> : <AnswerFigures size={size.data} />}
          <AnswerState isIncomplete={isIncomplete} isCounting={isCounting} />
          <Typography variant="subtitle2" component="h2" sx={{ marginBlockStart: 3 }}>
            {t('segments.builder.inPlainWords')}
          </Typography>
          <Typography sx={{ marginBlockStart: 1, overflowWrap: 'anywhere' }}>{ruleText(rule)}</Typography>
          {sample.data === undefined ? (
            <Skeleton variant="rectangular" height={240} sx={{ marginBlockStart: 5 }} />
          ) : (
            <SampleTable rows={sample.data.rows} />
          )}
        </>
      )}
    </Box>
  );
}
