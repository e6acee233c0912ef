import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { StepCount } from '../../../../shared/model/cleaning-step.ts';
import { useWords } from '../../../state/words.ts';

const MOST = 3;

export interface StepExamplesProps {
  readonly count: StepCount;
  /** Counted over the whole file, not over the rows shown. */
  readonly isWhole?: boolean;
  /** Not announced: nothing the person just did. */
  readonly isQuiet?: boolean;
}

/** How many cells a step changed, and how, before → after. */
export function StepExamples({ count, isWhole = false, isQuiet = false }: StepExamplesProps) {
  const { t } = useWords();
  return (
    <Box sx={{ marginBlockStart: isQuiet ? 0 : 2 }}>
      <Typography role={isQuiet || isWhole ? undefined : 'status'} variant="caption" component="p" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {t(isWhole ? 'imports.cleaning.changedAll' : 'imports.cleaning.changed', { count: count.changed })}
      </Typography>
      {count.examples.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0, fontSize: '0.75rem' }}>
          {count.examples.slice(0, MOST).map(({ line, before, after }) => (
            <Box component="li" key={`${line} ${before}`} sx={{ display: 'flex', columnGap: 2, alignItems: 'baseline', flexWrap: 'wrap' }}>
              <Box
                component="bdi"
                sx={(theme) => ({ color: theme.tokens.inkSoft, textDecoration: 'line-through', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' })}
              >
                {before === '' ? t('imports.cleaning.empty') : before}
              </Box>
              <span aria-hidden>{t('imports.cleaning.arrow')}</span>
              <Box component="bdi" sx={{ fontWeight: 700, overflowWrap: 'anywhere' }}>
                {after === '' ? t('imports.cleaning.empty') : after}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
