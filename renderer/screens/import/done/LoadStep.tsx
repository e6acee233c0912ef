import Button from '@mui/material/Button';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { StateMessage } from '../../../components/StateMessage.tsx';
import { useWords } from '../../../state/words.ts';
import { JobPane } from '../JobPane.tsx';
import { type BatchReading, takenIn } from '../session/batch-reading.ts';
import { useRuns } from '../session/runs.ts';
import { goTo } from '../session/session-store.ts';
import { useRunJob } from '../session/use-run-job.ts';

/** The files are loaded; one can cancel, and nothing of them stays then. */
export function LoadStep({ readings }: { readonly readings: readonly BatchReading[] }) {
  const { t } = useWords();
  const run = useRuns((runs) => runs.load);
  const job = useRunJob(run);
  const names = takenIn(readings).flatMap(({ batch }) => batch.tables.map(({ file }) => file.fileName));
  if (run.state !== 'failed') {
    const title = names.length === 1 ? t('imports.load.running', { file: names[0] ?? '' }) : t('imports.load.runningAll', { count: names.length });
    return <JobPane title={title} note={t('imports.load.keepOpen')} job={job} />;
  }
  if (run.refusal.code === 'CANCELLED') {
    return (
      <StateMessage icon="cancel" title={t('jobs.states.cancelled')} lead={t('imports.load.cancelled')}>
        <Button variant="outlined" autoFocus onClick={() => goTo('check')}>
          {t('imports.load.back')}
        </Button>
      </StateMessage>
    );
  }
  return <ErrorState error={run.refusal} onRetry={() => goTo('check')} />;
}
