import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Health } from '../../../../shared/contract/health.ts';
import { Icon } from '../../../components/Icon.tsx';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';
import { ImportButton } from '../ImportOffer.tsx';
import { listText } from '../list-text.ts';
import { byMissing } from './by-missing.ts';
import { missingText } from './missing-text.ts';

/** Analyses that cannot run, the columns that would switch them on, and the files in which these come. */
export function OffAnalyses({ off }: { readonly off: Health['off'] }) {
  const words = useWords();
  const { t, text, translator } = words;
  if (off.length === 0) {
    return (
      <Section title={t('health.unused.off')}>
        <Typography color="textSecondary">{t('health.unused.offNone')}</Typography>
      </Section>
    );
  }
  return (
    <Section title={t('health.unused.off')} aside={<ImportButton isQuiet />}>
      <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {byMissing(off).map(({ analyses, missing }) => (
          <Box component="li" key={analyses.join(' ')} sx={{ display: 'flex', gap: 3, paddingBlock: 2 }}>
            <Icon name="toggle_off" sx={(theme) => ({ color: theme.tokens.inkSoft })} />
            <Box>
              <Typography sx={{ fontWeight: 700 }}>
                {listText(
                  analyses.map((analysis) => text(`analyses.${analysis}.title`)),
                  translator.locale,
                )}
              </Typography>
              <Typography variant="body2">{t('health.unused.offNeeds')}</Typography>
              <Box component="ul" sx={{ margin: 0, paddingInlineStart: 5 }}>
                {missing.map((column) => (
                  <Typography key={`${column.relation}.${column.column}`} component="li" variant="body2" color="textSecondary">
                    {missingText(column, words)}
                  </Typography>
                ))}
              </Box>
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
