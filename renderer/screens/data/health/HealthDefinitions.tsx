import Typography from '@mui/material/Typography';
import { COLUMN_RULES } from '../../../../shared/quality/column-rule.ts';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';

const PARTS = ['score', 'filled', 'valid', 'distinct', 'duplicates', 'age', 'fresh', 'outliers', 'trend'] as const;

/** How every figure of the page is worked out. */
export function HealthDefinitions() {
  const { t } = useWords();
  return (
    <Section title={t('health.definitions.title')}>
      {PARTS.map((part) => (
        <Typography key={part} variant="body2" color="textSecondary" sx={{ maxWidth: 760, marginBlockEnd: 1 }}>
          {t(`health.definitions.${part}`)}
          {part === 'valid' && ` ${COLUMN_RULES.map((rule) => t(`health.rules.${rule}`)).join(' · ')}.`}
        </Typography>
      ))}
    </Section>
  );
}
