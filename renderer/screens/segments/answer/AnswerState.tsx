import Typography from '@mui/material/Typography';
import { useWords } from '../../../state/words.ts';

export interface AnswerStateProps {
  readonly isIncomplete: boolean;
  readonly isCounting: boolean;
}

const PATIENCE_MS = 400;

/** Says that what stands above is not yet about the rule on screen; quick answers come before it is said. */
export function AnswerState({ isIncomplete, isCounting }: AnswerStateProps) {
  const { t } = useWords();
  return (
    <Typography
      variant="caption"
      component="p"
      color="textSecondary"
      sx={{
        minHeight: 20,
        marginBlockStart: 2,
        visibility: isIncomplete || isCounting ? 'visible' : 'hidden',
        transition: `visibility 1ms ${isIncomplete || !isCounting ? 0 : PATIENCE_MS}ms`,
      }}
    >
      {t(isIncomplete ? 'segments.builder.before' : 'segments.builder.counting')}
    </Typography>
  );
}
