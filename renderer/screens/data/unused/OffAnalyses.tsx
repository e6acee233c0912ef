import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Health } from '../../../../shared/contract/health.ts';
import { Icon } from '../../../components/Icon.tsx';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';
import { ImportButton } from '../ImportOffer.tsx';
import { listText } from '../list-text.ts';
import { byMissing } from './by-missing.ts';

const MOST_ROLES = 3;

/** Analyses that cannot run, the columns that would switch them on, and the files in which these come. */
export function OffAnalyses({ off }: { readonly off: Health['off'] }) {
  const { t, text, translator } = useWords();
  const choice = new Intl.ListFormat(translator.locale, { type: 'disjunction' });
  const describe = ({ relation, column, roles, kinds }: Health['off'][number]['missing'][number]) => {
    const name = text(`catalogue.${relation}.${column}`);
    if (roles.length === 0) return t('health.unused.offColumn', { column: name, relation: text(`catalogue.relations.${relation}`) });
    const words = roles.map((role) => text(`imports.roles.${role}`));
    const rest = words.length - MOST_ROLES;
    return t('health.unused.offHow', {
      column: name,
      kinds: choice.format(kinds.map((kind) => text(`imports.dialect.kinds.${kind}`))),
      roles:
        rest < 2 ? choice.format(words) : t('health.unused.offMore', { names: listText(words.slice(0, MOST_ROLES), translator.locale), count: rest }),
    });
  };
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
                    {choice.format([
                      describe(column),
                      ...(column.alternatives ?? []).map((own) =>
                        t('health.unused.offColumn', {
                          column: text(`catalogue.${own.relation}.${own.column}`),
                          relation: text(`catalogue.relations.${own.relation}`),
                        }),
                      ),
                    ])}
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
