import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { PROOF_AREAS } from '../../../shared/proofs/proof.ts';
import { useProofs } from '../../client/queries/proofs.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Page } from '../../components/Page.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ScreenSkeleton } from '../../components/ScreenSkeleton.tsx';
import { Section } from '../../components/Section.tsx';
import { useWords } from '../../state/words.ts';
import { ProofTable } from './ProofTable.tsx';

/** Published numbers beside ours, computed while the page is open. */
export function ProofsScreen() {
  const { t, formatter } = useWords();
  const proofs = useProofs();
  if (proofs.isPending) return <ScreenSkeleton />;
  if (proofs.isError) return <ErrorState error={proofs.error} onRetry={() => void proofs.refetch()} />;
  const all = proofs.data.flatMap(({ lines }) => lines);
  const agreeing = all.filter(({ agrees }) => agrees).length;
  return (
    <Page>
      <PageHead title={t('proofs.title')} lead={t('proofs.lead')}>
        <Button variant="outlined" disabled={proofs.isFetching} startIcon={<Icon name="refresh" size={18} />} onClick={() => void proofs.refetch()}>
          {t('proofs.run')}
        </Button>
      </PageHead>
      <Box sx={{ height: 4, marginBlockEnd: 2 }}>{proofs.isFetching && <LinearProgress aria-label={t('proofs.running')} />}</Box>
      <Typography role="status" sx={{ fontSize: 20, marginBlockEnd: 4 }}>
        {t('proofs.summary', { count: all.length, agreeing: formatter.integer(agreeing) })}
      </Typography>
      {PROOF_AREAS.map((area) => {
        const cases = proofs.data.filter((outcome) => outcome.area === area);
        return cases.length === 0 ? null : (
          <Section key={area} title={t(`proofs.areas.${area}`)}>
            {cases.map((outcome) => (
              <ProofTable key={outcome.id} outcome={outcome} />
            ))}
          </Section>
        );
      })}
    </Page>
  );
}
