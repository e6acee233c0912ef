import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useCustomer } from '../../client/queries/customers.ts';
import { useProject } from '../../client/queries/projects.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ScreenSkeleton } from '../../components/ScreenSkeleton.tsx';
import { Section } from '../../components/Section.tsx';
import { openPanel } from '../../state/panel.ts';
import { formatRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { Expectations } from './Expectations.tsx';
import { GroupsAndSegments } from './GroupsAndSegments.tsx';
import { Identity } from './Identity.tsx';
import { MonthBars } from './MonthBars.tsx';
import { OrderTable } from './OrderTable.tsx';
import { ProductTable } from './ProductTable.tsx';
import { Worth } from './Worth.tsx';

/** Everything known of one customer on one page, ready to print. */
export function CustomerScreen({ id }: { readonly id: number }) {
  const { t, formatter } = useWords();
  const project = useProject().data ?? null;
  const customer = useCustomer(id);
  if (customer.isPending) return <ScreenSkeleton />;
  if (customer.isError) return <ErrorState error={customer.error} onRetry={() => void customer.refetch()} />;
  const profile = customer.data;
  const { origin } = profile;
  const name = profile.name ?? t('customers.unnamed', { key: profile.key });
  return (
    <Page>
      <Link
        href={`#${formatRoute({ screen: 'customers' })}`}
        variant="body2"
        data-screen-only
        sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, marginBlockEnd: 2 }}
      >
        <Icon name="arrow_back" size={16} />
        {t('customers.profile.back')}
      </Link>
      <PageHead title={name} lead={<Identity profile={profile} />}>
        <Button variant="outlined" startIcon={<Icon name="print" size={18} />} onClick={() => window.print()}>
          {t('customers.profile.print')}
        </Button>
      </PageHead>
      <Worth profile={profile} lastDay={project?.lastDay ?? null} />
      <Box sx={{ marginBlockStart: 6 }}>
        <Expectations profile={profile} lastDay={project?.lastDay ?? null} />
        <Section title={t('customers.profile.rhythm')}>
          <MonthBars months={profile.months} />
        </Section>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, columnGap: 8 }}>
          <Section title={t('customers.profile.products')}>
            <ProductTable products={profile.favouriteProducts} />
          </Section>
          <GroupsAndSegments profile={profile} />
        </Box>
        <Section title={t('customers.profile.orderList')}>
          <OrderTable profile={profile} />
        </Section>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Typography variant="caption" color="textSecondary">
          {t('customers.profile.origin', { file: origin.fileName, line: formatter.integer(origin.line) })}
          {project !== null && ` · ${t('customers.profile.printed', { client: project.name, version: formatter.integer(project.dataVersion) })}`}
        </Typography>
        <Button data-screen-only onClick={() => openPanel({ kind: 'rawRow', importId: origin.importId, row: origin.row })}>
          {t('customers.profile.showRow')}
        </Button>
      </Box>
    </Page>
  );
}
