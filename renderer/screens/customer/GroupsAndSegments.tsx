import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { CustomerProfile } from '../../../shared/contract/customers.ts';
import { describeRule } from '../../../shared/segments/describe.ts';
import { useSegments } from '../../client/queries/segments.ts';
import { Section } from '../../components/Section.tsx';
import { formatRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';

/** Groups that analyses put the customer in, and saved segments with the rule that put them there. */
export function GroupsAndSegments({ profile }: { readonly profile: CustomerProfile }) {
  const { t, text, translator, formatter } = useWords();
  const known = useSegments().data ?? [];
  const names = { segment: (id: number) => known.find((segment) => segment.id === id)?.name ?? null };
  const groupName = (analysis: string, group: string) => {
    const key = `analyses.${analysis}.groups.${group}`;
    return translator.has(key) ? text(key) : group.replace(/^=/, '');
  };
  return (
    <div>
      <Section title={t('customers.profile.groups')}>
        {profile.groups.length === 0 ? (
          <Typography color="textSecondary">{t('customers.profile.noGroups')}</Typography>
        ) : (
          <Box component="dl" sx={{ margin: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 4, rowGap: 1 }}>
            {profile.groups.flatMap(({ analysis, group }) => [
              <Typography component="dt" variant="body2" color="textSecondary" key={`${analysis} name`}>
                <Link href={`#${formatRoute({ screen: 'analysis', id: analysis })}`}>{text(`analyses.${analysis}.title`)}</Link>
              </Typography>,
              <Typography component="dd" sx={{ margin: 0, fontWeight: 700 }} key={`${analysis} group`}>
                {groupName(analysis, group)}
              </Typography>,
            ])}
          </Box>
        )}
      </Section>
      <Section title={t('customers.profile.segments')}>
        {profile.segments.length === 0 && <Typography color="textSecondary">{t('customers.profile.noSegments')}</Typography>}
        <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 2 }}>
          {profile.segments.map(({ id, name, rule, frozen }) => (
            <li key={id}>
              <Link href={`#${formatRoute({ screen: 'segment', id })}`} sx={{ fontWeight: 700 }}>
                <bdi>{name}</bdi>
              </Link>
              <Typography variant="body2" color="textSecondary">
                {frozen || rule === null
                  ? t('customers.profile.frozen')
                  : `${t('customers.profile.because')}: ${translator.message(describeRule(rule, names), formatter)}`}
              </Typography>
            </li>
          ))}
        </Box>
      </Section>
    </div>
  );
}
