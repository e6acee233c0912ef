import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { Job } from '../../../shared/contract/jobs.ts';
import { JobProgress } from '../../components/JobProgress.tsx';

export interface JobPaneProps {
  readonly title: string;
  readonly note?: string;
  readonly job: Job | undefined;
}

/** A job in the middle of the screen: what is done, how far, how long, cancel. */
export function JobPane({ title, note, job }: JobPaneProps) {
  return (
    <Box role="status" sx={{ width: '100%', maxWidth: 560, marginInline: 'auto', paddingBlock: 16, paddingInline: 4 }}>
      <Typography variant="h2" tabIndex={-1} data-step-heading sx={{ marginBlockEnd: 2, outline: 'none' }}>
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
