import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import type { Check, ImportMode } from '../../../../shared/contract/imports.ts';
import { useImports } from '../../../client/queries/imports.ts';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';
import { chooseMode, useSession } from '../session/session-store.ts';
import { sumDifferences } from './sum-differences.ts';

const MODES: readonly ImportMode[] = ['update', 'add', 'replacePeriod'];

/** What becomes of rows the store knows: each way with what it would do here. Nothing to choose where nothing meets. */
export function ModeChoice({ checks }: { readonly checks: readonly Check[] }) {
  const { t, formatter } = useWords();
  const mode = useSession((session) => session.mode);
  const sum = sumDifferences(checks.flatMap(({ differences = [] }) => differences));
  const hasData = (useImports().data ?? []).length > 0;
  if (!hasData || sum.changed + sum.unchanged + sum.vanished === 0) return null;
  const params = { count: sum.changed, added: sum.new, vanished: sum.vanished };
  return (
    <Section title={t('imports.mode.title')}>
      <Typography variant="body2" color="textSecondary" sx={{ marginBlockEnd: 2 }}>
        {t('imports.mode.lead', { added: sum.new, changed: sum.changed, unchanged: sum.unchanged, vanished: sum.vanished })}
      </Typography>
      <RadioGroup aria-label={t('imports.mode.title')} value={mode} onChange={(_event, chosen) => chooseMode(chosen as ImportMode)}>
        {MODES.map((one) => (
          <FormControlLabel
            key={one}
            value={one}
            control={<Radio sx={{ paddingBlock: 1 }} />}
            sx={{ alignItems: 'flex-start' }}
            label={
              <Box component="span" sx={{ display: 'block', paddingBlock: 0.5 }}>
                <Box component="span" sx={{ fontWeight: mode === one ? 700 : 400 }}>
                  {t(`imports.mode.${one}.name`)}
                </Box>
                <Typography component="span" variant="caption" color="textSecondary" sx={{ display: 'block' }}>
                  {t(`imports.mode.${one}.here`, { ...params, removed: formatter.integer(sum.vanished) })}
                </Typography>
              </Box>
            }
          />
        ))}
      </RadioGroup>
    </Section>
  );
}
