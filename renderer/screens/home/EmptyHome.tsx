import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ProjectInfo } from '../../../shared/contract/projects.ts';
import { pickAndImport } from '../../app/files/open-files.ts';
import { useJobs } from '../../client/jobs.ts';
import { Icon } from '../../components/Icon.tsx';
import type { IconName } from '../../components/icon-names.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { useWords } from '../../state/words.ts';

/** A client without data: what to import and what each column unlocks; or the import that is running. */
export function EmptyHome({ project }: { readonly project: ProjectInfo }) {
  const words = useWords();
  const { t } = words;
  const job = useJobs(({ jobs }) => Object.values(jobs).find(({ kind, state }) => state === 'running' && (kind === 'sample' || kind === 'import')));
  if (job !== undefined) {
    return (
      <Page>
        <PageHead title={project.name} />
        <Box role="status" sx={{ maxWidth: 560 }}>
          <Typography variant="h2">{t(`jobs.kinds.${job.kind}`, { subject: job.subject })}</Typography>
          <JobProgress job={job} />
        </Box>
      </Page>
    );
  }
  const parts: readonly { icon: IconName; title: string; hint: string }[] = [
    { icon: 'receipt_long', title: t('projects.empty.always'), hint: t('projects.empty.alwaysUnlocks') },
    { icon: 'person', title: t('projects.empty.customer'), hint: t('projects.empty.customerUnlocks') },
    { icon: 'shopping_bag', title: t('projects.empty.product'), hint: t('projects.empty.productUnlocks') },
    { icon: 'language', title: t('projects.empty.country'), hint: t('projects.empty.countryUnlocks') },
    { icon: 'group', title: t('projects.empty.customersFile'), hint: t('projects.empty.customersFileUnlocks') },
  ];
  return (
    <Page>
      <PageHead title={project.name} lead={t('projects.empty.lead')} />
      <Box
        sx={(theme) => ({
          border: `1px dashed ${theme.tokens.edge}`,
          borderRadius: 1,
          padding: 8,
          display: 'grid',
          justifyItems: 'center',
          gap: 2,
          textAlign: 'center',
        })}
      >
        <Icon name="upload_file" size={36} sx={(theme) => ({ color: theme.tokens.accent })} />
        <Typography variant="h2">{t('projects.empty.title')}</Typography>
        <Button variant="contained" onClick={() => void pickAndImport(words)}>
          {t('projects.empty.choose')}
        </Button>
        <Typography variant="body2" color="textSecondary">
          {t('projects.empty.or')}
        </Typography>
        <Typography variant="caption" color="textSecondary" sx={{ maxWidth: 480 }}>
          {t('projects.empty.formats')}
        </Typography>
      </Box>
      <Box sx={{ marginBlockStart: 8 }}>
        <Section title={t('projects.empty.need')}>
          <Box
            component="ul"
            sx={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, gap: 5 }}
          >
            {parts.map(({ icon, title, hint }) => (
              <Box component="li" key={title} sx={{ display: 'flex', gap: 3 }}>
                <Icon name={icon} sx={(theme) => ({ color: theme.tokens.inkSoft })} />
                <div>
                  <Typography sx={{ fontWeight: 700 }}>{title}</Typography>
                  <Typography variant="body2" color="textSecondary">
                    {hint}
                  </Typography>
                </div>
              </Box>
            ))}
          </Box>
        </Section>
      </Box>
    </Page>
  );
}
