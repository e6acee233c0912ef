import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useEffect, useState } from 'react';
import { useJobs } from '../../client/jobs.ts';
import { JobProgress } from '../../components/JobProgress.tsx';

const SLOW_AFTER_MS = 1000;

/** The shape of what comes; after a second the stage, time left and a way to stop. */
export function AnalysisProgress() {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const job = useJobs(({ jobs }) => Object.values(jobs).find(({ kind, state }) => kind === 'analysis' && state === 'running'));
  return (
    <Box>
      {isSlow && job !== undefined && <JobProgress job={job} />}
      <Skeleton variant="text" width={280} height={44} />
      <Skeleton variant="text" width="60%" />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(168px, 1fr))', gap: 6, marginBlock: 6 }}>
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <Skeleton key={key} variant="rectangular" height={56} />
        ))}
      </Box>
      <Skeleton variant="rectangular" height={280} />
    </Box>
  );
}
