import Button from '@mui/material/Button';
import { ErrorState } from '../../components/ErrorState.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useWords } from '../../state/words.ts';
import { JobPane } from './JobPane.tsx';
import type { ImportWizard } from './use-import-wizard.ts';

/** Step 4: the file is loaded; one can cancel, and nothing of it stays then. */
export function LoadStep({ wizard }: { readonly wizard: ImportWizard }) {
  const { t } = useWords();
  const { load, file } = wizard;
  if (load.run.state !== 'failed')
    return <JobPane title={t('imports.load.running', { file: file.fileName })} note={t('imports.load.keepOpen')} job={load.job} />;
  const back = (
    <Button variant="outlined" onClick={wizard.backToPreview}>
      {t('imports.check.change')}
    </Button>
  );
  if (load.run.refusal.code === 'CANCELLED') {
    return (
      <StateMessage icon="cancel" title={t('jobs.states.cancelled')} lead={t('imports.load.cancelled')}>
        {back}
      </StateMessage>
    );
  }
  return <ErrorState error={load.run.refusal} onRetry={wizard.backToPreview} />;
}
