import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Icon } from '../../components/Icon.tsx';
import { draftImport } from '../../state/import-draft.ts';
import { useWords } from '../../state/words.ts';
import type { WizardStep } from './use-import-wizard.ts';

const STEPS = ['file', 'preview', 'check', 'load'] as const;

/** Where one is among the four steps, and the file at hand. */
export function StepTrail({ step, fileName }: { readonly step: WizardStep; readonly fileName: string | null }) {
  const { t, formatter } = useWords();
  const here = step === 'done' ? STEPS.length : STEPS.indexOf(step);
  return (
    <Box
      sx={(theme) => ({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 5,
        rowGap: 1,
        padding: '8px 24px',
        borderBlockEnd: `1px solid ${theme.tokens.line}`,
      })}
    >
      <Typography variant="h1" sx={{ fontSize: '1rem' }}>
        {t('imports.wizard.title')}
      </Typography>
      <Box
        component="ol"
        aria-label={t('imports.wizard.steps')}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, listStyle: 'none', margin: 0, padding: 0 }}
      >
        {STEPS.map((name, index) => (
          <Box
            component="li"
            key={name}
            aria-current={index === here ? 'step' : undefined}
            sx={(theme) => ({
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              fontSize: '0.8125rem',
              paddingInlineEnd: 3,
              color: index === here ? theme.tokens.accent : theme.tokens.inkSoft,
              fontWeight: index === here ? 700 : 400,
            })}
          >
            {index < here ? <Icon name="check" size={16} /> : <span>{formatter.integer(index + 1)}</span>}
            {t(`imports.wizard.${name}`)}
          </Box>
        ))}
      </Box>
      {fileName !== null && (
        <Box sx={{ marginInlineStart: 'auto', display: 'flex', alignItems: 'center', gap: 2, minWidth: 0 }}>
          <Typography variant="body2" noWrap component="bdi" sx={{ maxWidth: 320 }}>
            {fileName}
          </Typography>
          {step !== 'load' && (
            <Button onClick={() => draftImport(null)} sx={{ fontWeight: 400 }}>
              {t('imports.file.other')}
            </Button>
          )}
        </Box>
      )}
    </Box>
  );
}
