import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { topFindings } from '../../../shared/findings/top.ts';
import { useFindings } from '../../client/queries/findings.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Section } from '../../components/Section.tsx';
import { formatRoute } from '../../state/route.ts';
import { useViewContext } from '../../state/view-context.ts';
import { useWords } from '../../state/words.ts';
import { FindingItem } from '../findings/FindingItem.tsx';
import { FindingsPending } from '../findings/FindingsPending.tsx';
import { QuietFinding } from '../findings/QuietFinding.tsx';

const MOST = 5;
const PENDING_ROWS = 3;

/** The few findings worth most money, or that nothing is notable; the rest is one step away. */
export function HomeFindings() {
  const { t } = useWords();
  const context = useViewContext();
  const answer = useFindings(context);
  const { data } = answer;
  const all =
    data === undefined ? null : (
      <Link variant="body2" href={`#${formatRoute({ screen: 'findings' })}`} data-screen-only>
        {t('findings.all', { count: data.findings.length + data.open.length })}
      </Link>
    );
  return (
    <Section title={t('findings.home')} aside={all}>
      {answer.isPending && <FindingsPending rows={PENDING_ROWS} />}
      {answer.isError && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {data !== undefined && data.quiet !== null && <QuietFinding block={data.quiet} />}
      {data !== undefined && (
        <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {topFindings(data.findings, MOST).map((finding) => (
            <FindingItem key={finding.block.id} finding={finding} context={data.context} />
          ))}
        </Box>
      )}
    </Section>
  );
}
