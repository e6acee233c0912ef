import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../state/words.ts';
import { goTo, startOver, type WizardStep } from './session/session-store.ts';

const STEPS = ['files', 'preview', 'joins', 'check', 'load'] as const;

export interface StepTrailProps {
  readonly step: WizardStep;
  /** Several different tables: how they belong together is a step of its own. */
  readonly hasJoins: boolean;
  readonly files: readonly string[];
}

/** Where one is among the steps, the way back, and the files at hand. */
export function StepTrail({ step, hasJoins, files }: StepTrailProps) {
  const { t, formatter } = useWords();
  const steps = STEPS.filter((name) => hasJoins || name !== 'joins');
  const here = step === 'done' ? steps.length : steps.indexOf(step);
  const isOpen = step !== 'load' && step !== 'done';
  return (
    <Box
      sx={(theme) => ({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 5,
        rowGap: 1,
        padding: '6px 24px',
        minHeight: 48,
        flex: 'none',
        borderBlockEnd: `1px solid ${theme.tokens.line}`,
      })}
    >
      <Typography variant="h1" sx={{ fontSize: '1rem' }}>
        {t('imports.wizard.title')}
      </Typography>
      <Box
        component="ol"
        aria-label={t('imports.wizard.steps')}
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, listStyle: 'none', margin: 0, padding: 0 }}
      >
        {steps.map((name, index) => {
          const label = (
            <>
              {index < here ? <Icon name="check" size={16} /> : <span>{formatter.integer(index + 1)}</span>}
              {t(`imports.wizard.${name}`)}
            </>
          );
          return (
            <Box
              component="li"
              key={name}
              aria-current={index === here ? 'step' : undefined}
              sx={(theme) => ({
                display: 'flex',
                alignItems: 'center',
                gap: 1,
                fontSize: '0.8125rem',
                paddingInlineEnd: 2,
                color: index === here ? theme.tokens.accent : theme.tokens.inkSoft,
                fontWeight: index === here ? 700 : 400,
              })}
            >
              {index < here && isOpen ? (
                <Button color="inherit" sx={{ gap: 1, minHeight: 28, paddingInline: 1.5, fontWeight: 400 }} onClick={() => goTo(name)}>
                  {label}
                </Button>
              ) : (
                label
              )}
            </Box>
          );
        })}
      </Box>
      {files.length > 0 && (
        <Box sx={{ marginInlineStart: 'auto', display: 'flex', alignItems: 'center', gap: 2, minWidth: 0 }}>
          <Typography variant="body2" noWrap component="bdi" sx={{ maxWidth: 320 }} title={files.join('\n')}>
            {files.length === 1 ? files[0] : t('imports.wizard.fileCount', { count: files.length })}
          </Typography>
          {isOpen && (
            <Button onClick={startOver} sx={{ fontWeight: 400 }}>
              {t('imports.file.other')}
            </Button>
          )}
        </Box>
      )}
    </Box>
  );
}
