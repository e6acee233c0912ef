import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { FindingsAnswer } from '../../../shared/contract/findings.ts';
import { useFindings } from '../../client/queries/findings.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Section } from '../../components/Section.tsx';
import { useViewContext } from '../../state/view-context.ts';
import { useWords } from '../../state/words.ts';
import { FindingItem } from './FindingItem.tsx';
import { FindingsPending } from './FindingsPending.tsx';
import { OpenTable } from './OpenTable.tsx';
import { QuietFinding } from './QuietFinding.tsx';

const PENDING_ROWS = 4;

/** Everything that was compared: what holds, plain facts, and greyed what may be chance. */
export function FindingsScreen() {
  const { t } = useWords();
  const context = useViewContext();
  const answer = useFindings(context);
  return (
    <Page isWide>
      <PageHead title={t('findings.title')} lead={t('findings.lead')} />
      {answer.isPending && <FindingsPending rows={PENDING_ROWS} />}
      {answer.isError && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data !== undefined && !answer.isError && <FindingsBody answer={answer.data} />}
    </Page>
  );
}

function FindingsBody({ answer }: { readonly answer: FindingsAnswer }) {
  const { t, text, formatter } = useWords();
  const { findings, open, quiet, tested, level, failed, context } = answer;
  return (
    <>
      <Typography variant="body2" sx={{ marginBlockEnd: 4 }}>
        {t('findings.rule', { count: tested, level: formatter.value(level, { kind: 'percent', digits: 0 }) })}
      </Typography>
      {failed.length > 0 && (
        <Typography variant="body2" role="alert" sx={{ marginBlockEnd: 4 }}>
          {t('findings.failed', {
            count: failed.length,
            names: failed.map(({ analysis }) => text(`analyses.${analysis}.title`)).join(t('findings.listComma')),
          })}
        </Typography>
      )}
      {quiet !== null && <QuietFinding block={quiet} />}
      {(['held', 'fact'] as const).map((standing) => {
        const own = findings.filter((finding) => finding.standing === standing);
        if (own.length === 0) return null;
        return (
          <Section key={standing} title={t(`findings.sections.${standing}`)}>
            <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {own.map((finding) => (
                <FindingItem key={finding.block.id} finding={finding} context={context} />
              ))}
            </Box>
          </Section>
        );
      })}
      {open.length > 0 && (
        <Section title={t('findings.sections.open')}>
          <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 760, marginBlockEnd: 3 }}>
            {t('findings.openLead')}
          </Typography>
          <OpenTable open={open} context={context} />
        </Section>
      )}
    </>
  );
}
