import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Health } from '../../../../shared/contract/health.ts';
import { Icon } from '../../../components/Icon.tsx';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';
import { ImportButton } from '../ImportOffer.tsx';

/** Analyses that cannot run, the columns that would switch them on, and the files in which these come. */
export function OffAnalyses({ off }: { readonly off: Health['off'] }) {
  const { t, text, translator } = useWords();
  const choice = new Intl.ListFormat(translator.locale, { type: 'disjunction' });
  const names = new Intl.ListFormat(translator.locale, { type: 'conjunction' });
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
        {off.map(({ analysis, missing }) => (
          <Box component="li" key={analysis} sx={{ display: 'flex', gap: 3, paddingBlock: 2 }}>
            <Icon name="toggle_off" sx={(theme) => ({ color: theme.tokens.inkSoft })} />
            <Box>
              <Typography sx={{ fontWeight: 700 }}>{text(`analyses.${analysis}.title`)}</Typography>
              <Typography variant="body2">
                {t('health.unused.offNeeds', {
                  columns: names.format(
                    missing.map(({ relation, column }) => `${text(`catalogue.relations.${relation}`)}: ${text(`catalogue.${relation}.${column}`)}`),
                  ),
                })}
              </Typography>
              {missing
                .filter(({ roles }) => roles.length > 0)
                .map(({ relation, column, roles, kinds }) => (
                  <Typography key={`${relation}.${column}`} variant="body2" color="textSecondary">
                    {t('health.unused.offHow', {
                      kinds: choice.format(kinds.map((kind) => text(`imports.dialect.kinds.${kind}`))),
                      roles: choice.format(roles.map((role) => text(`imports.roles.${role}`))),
                    })}
                  </Typography>
                ))}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
