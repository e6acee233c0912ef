import Box from '@mui/material/Box';
import type { ProjectInfo } from '../../../shared/contract/projects.ts';
import { FigureStrip } from '../../components/FigureStrip.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { useWords } from '../../state/words.ts';
import { Highlights } from './Highlights.tsx';
import { NextSteps } from './NextSteps.tsx';

/** A client with data: findings, figures, how fresh it is, what to do next. */
export function FilledHome({ project }: { readonly project: ProjectInfo }) {
  const { t, formatter } = useWords();
  const { firstDay, lastDay, lastImport } = project;
  const span =
    firstDay === null || lastDay === null ? undefined : t('projects.home.span', { from: formatter.day(firstDay), to: formatter.day(lastDay) });
  return (
    <Page>
      <PageHead title={project.name} {...(span === undefined ? {} : { lead: span })} />
      <Highlights />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, columnGap: 8 }}>
        <Section title={t('projects.home.next')}>
          <NextSteps project={project} />
        </Section>
        <Section title={t('projects.home.freshness')}>
          <FigureStrip
            figures={[
              { label: t('projects.home.customers'), value: formatter.integer(project.customers) },
              { label: t('projects.home.orders'), value: formatter.integer(project.orders) },
              { label: t('projects.home.products'), value: formatter.integer(project.products) },
              { label: t('projects.home.lastOrder'), value: formatter.day(lastDay) },
              {
                label: t('projects.home.lastImport'),
                value: lastImport === null ? '' : formatter.instant(lastImport.at),
                ...(lastImport === null ? {} : { note: lastImport.fileName }),
              },
            ]}
          />
        </Section>
      </Box>
    </Page>
  );
}
