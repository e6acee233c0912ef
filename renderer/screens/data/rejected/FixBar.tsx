import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { toRefusal } from '../../../client/refusal.ts';
import { JobProgress } from '../../../components/JobProgress.tsx';
import { refusalLine } from '../../../components/refusal-text.ts';
import { useWords } from '../../../state/words.ts';
import type { useFix } from './use-fix.ts';

/** What the changes came to, and sending in what can be read. */
export function FixBar({ fix }: { readonly fix: ReturnType<typeof useFix> }) {
  const words = useWords();
  const { t } = words;
  const { changed, ready, wrong, filtered, isChecking, error, job } = fix;
  const isRunning = job.run.state === 'running';
  const refusal = job.run.state === 'failed' ? job.run.refusal : error === null ? null : toRefusal(error);
  const counts = [
    t('rejects.grid.changed', { count: changed }),
    ...(isChecking ? [t('rejects.grid.checking')] : changed === 0 ? [] : [t('rejects.grid.ready', { count: ready })]),
    ...(wrong > 0 ? [t('rejects.grid.wrong', { count: wrong })] : []),
    ...(filtered > 0 ? [`${words.formatter.integer(filtered)} ${t('rejects.grid.leftOut')}`] : []),
  ];
  return (
    <Box
      data-screen-only
      sx={(theme) => ({
        // In a low window it would hide what one types into.
        '@media (min-height: 480px)': { position: 'sticky', insetBlockEnd: 0 },
        marginBlockStart: 3,
        paddingBlock: 2,
        backgroundColor: theme.tokens.paper,
        borderBlockStart: `1px solid ${theme.tokens.line}`,
        zIndex: 2,
      })}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        <Typography role="status" variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {counts.join(' · ')}
        </Typography>
        <Box sx={{ marginInlineStart: 'auto', display: 'flex', gap: 2, flexWrap: 'wrap' }}>
          <Button disabled={changed === 0 || isRunning} onClick={fix.reset}>
            {t('rejects.grid.reset')}
          </Button>
          <Button variant="contained" disabled={ready === 0 || isRunning} onClick={() => void fix.submit()}>
            {ready === 0 ? t('rejects.grid.submitNone') : t('rejects.grid.submit', { count: ready })}
          </Button>
        </Box>
      </Box>
      {isRunning && job.job !== undefined && <JobProgress job={job.job} />}
      {refusal !== null && (
        <Typography role="alert" variant="body2" sx={(theme) => ({ color: theme.tokens.bad, marginBlockStart: 1 })}>
          {refusalLine(refusal, words)}
        </Typography>
      )}
    </Box>
  );
}
