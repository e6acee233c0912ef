import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Job } from '../../shared/contract/jobs.ts';
import { client } from '../client/client.ts';
import { useWords, type Words } from '../state/words.ts';

/** Stage, share done, rows, time left, and a way to stop. */
export function JobProgress({ job }: { readonly job: Job }) {
  const { t, text, translator, formatter } = useWords();
  const [isStopping, setStopping] = useState(false);
  const stageKey = `jobs.stages.${job.stage}`;
  const stage = translator.has(stageKey) ? text(stageKey) : t('app.loading');
  const cancel = () => {
    setStopping(true);
    client.jobs.cancel({ id: job.id }).catch(() => setStopping(false));
  };
  return (
    <Box sx={{ marginBlockStart: 2 }}>
      <LinearProgress variant="determinate" value={job.fraction * 100} aria-label={stage} />
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 3, minHeight: 32, fontVariantNumeric: 'tabular-nums' }}>
        <Typography variant="caption">{stage}</Typography>
        <Typography variant="caption" color="textSecondary">
          {formatter.value(job.fraction, { kind: 'percent', digits: 0 })}
        </Typography>
        {job.rowsDone !== null && job.rowsDone > 0 && (
          <Typography variant="caption" color="textSecondary">
            {t('jobs.rowsDone', { count: job.rowsDone })}
          </Typography>
        )}
        {job.secondsLeft !== null && job.secondsLeft >= 1 && (
          <Typography variant="caption" color="textSecondary">
            {leftText(job.secondsLeft, t)}
          </Typography>
        )}
        <Button onClick={cancel} disabled={isStopping} sx={{ marginInlineStart: 'auto', fontWeight: 400 }}>
          {t(isStopping ? 'jobs.cancelling' : 'jobs.cancel')}
        </Button>
      </Box>
    </Box>
  );
}

function leftText(seconds: number, t: Words['t']): string {
  return seconds < 90 ? t('jobs.secondsLeft', { count: Math.ceil(seconds) }) : t('jobs.minutesLeft', { count: Math.round(seconds / 60) });
}
