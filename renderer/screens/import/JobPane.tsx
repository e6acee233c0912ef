import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import type { Job } from '../../../shared/contract/jobs.ts';
import { JobProgress } from '../../components/JobProgress.tsx';

export interface JobPaneProps {
  readonly title: string;
  readonly note?: string;
  readonly job: Job | undefined;
  readonly onCancelled?: () => void;
}

/** A job in the middle of the screen: what is done, how far, how long, cancel. */
export function JobPane({ title, note, job, onCancelled }: JobPaneProps) {
  const isCancelled = job?.state === 'cancelled';
  useEffect(() => {
    if (isCancelled) onCancelled?.();
  }, [isCancelled, onCancelled]);
  return (
    <Box role="status" sx={{ width: '100%', maxWidth: 560, marginInline: 'auto', paddingBlock: 16, paddingInline: 4 }}>
      <Typography variant="h2" component="p" sx={{ marginBlockEnd: 2 }}>
        {title}
      </Typography>
      {job === undefined ? <LinearProgress aria-label={title} /> : <JobProgress job={job} />}
      {note !== undefined && (
        <Typography variant="body2" color="textSecondary" sx={{ marginBlockStart: 3 }}>
          {note}
        </Typography>
      )}
    </Box>
  );
}
