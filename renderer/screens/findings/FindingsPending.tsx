import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useJobs } from '../../client/jobs.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { useWords } from '../../state/words.ts';

const ROW_HEIGHT = 96;

/** The shape of the findings while they are looked for; a long search says how far it is and can be cancelled. */
export function FindingsPending({ rows }: { readonly rows: number }) {
  const { t } = useWords();
  const job = useJobs(({ jobs }) => Object.values(jobs).find(({ kind, state }) => kind === 'findings' && state === 'running'));
  return (
    <Box aria-busy>
      {job === undefined ? (
        <Typography variant="body2" color="textSecondary" role="status" sx={{ marginBlockEnd: 2 }}>
          {t('findings.looking')}
        </Typography>
      ) : (
        <Box role="status" sx={{ maxWidth: 560, marginBlockEnd: 2 }}>
          <Typography variant="body2">{t('findings.looking')}</Typography>
          <JobProgress job={job} />
        </Box>
      )}
      <Box sx={{ display: 'flex', gap: 6 }}>
        <Skeleton variant="rectangular" width={180} height={rows * ROW_HEIGHT} />
        <Skeleton variant="rectangular" height={rows * ROW_HEIGHT} sx={{ flex: 1, maxWidth: 680 }} />
      </Box>
    </Box>
  );
}
