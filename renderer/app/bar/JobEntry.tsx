import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { Job } from '../../../shared/contract/jobs.ts';
import { dismissJob } from '../../client/jobs.ts';
import { Refusal } from '../../client/refusal.ts';
import { Icon } from '../../components/Icon.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { refusalText } from '../../components/refusal-text.ts';
import { useWords } from '../../state/words.ts';

/** One job of the list: what it is about and how far it is, or how it ended. */
export function JobEntry({ job }: { readonly job: Job }) {
  const words = useWords();
  const { t, text, translator } = words;
  const analysisTitle = `analyses.${job.subject}.title`;
  const subject = translator.has(analysisTitle) ? text(analysisTitle) : job.subject;
  const isRunning = job.state === 'running';
  const failure = job.error === null ? '' : refusalText(new Refusal(job.error.code, job.error.data.params), words).what;
  return (
    <Box component="li" sx={(theme) => ({ padding: 3, borderBlockEnd: `1px solid ${theme.tokens.line}`, '&:last-child': { borderBlockEnd: 0 } })}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="subtitle2" component="p" sx={{ overflowWrap: 'anywhere' }}>
            {t(`jobs.kinds.${job.kind}`, { subject })}
          </Typography>
          {!isRunning && (
            <Typography
              variant="caption"
              component="p"
              sx={(theme) => ({
                display: 'flex',
                alignItems: 'center',
                gap: 1,
                marginBlockStart: 1,
                color: job.state === 'failed' ? theme.tokens.bad : theme.tokens.inkSoft,
              })}
            >
              <Icon name={job.state === 'done' ? 'check_circle' : job.state === 'failed' ? 'error' : 'cancel'} size={16} />
              {t(`jobs.states.${job.state}`)} {failure}
            </Typography>
          )}
        </Box>
        {!isRunning && (
          <IconButton aria-label={t('jobs.dismiss')} onClick={() => void dismissJob(job.id)}>
            <Icon name="close" size={18} />
          </IconButton>
        )}
      </Box>
      {isRunning && <JobProgress job={job} />}
    </Box>
  );
}
