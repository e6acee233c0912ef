import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import Tooltip from '@mui/material/Tooltip';
import { useId, useState } from 'react';
import { type ImportSummary, importSummarySchema } from '../../../../shared/contract/imports.ts';
import { client } from '../../../client/client.ts';
import { useTogether } from '../../../client/queries/imports.ts';
import { useJobRun } from '../../../client/use-job-run.ts';
import { Icon } from '../../../components/Icon.tsx';
import { JobProgress } from '../../../components/JobProgress.tsx';
import { refusalLine } from '../../../components/refusal-text.ts';
import { notify } from '../../../state/notices.ts';
import { navigate } from '../../../state/route.ts';
import { useWords } from '../../../state/words.ts';
import { listText } from '../list-text.ts';

/** Takes an import out again, after asking; only the latest can go. */
export function UndoImport({ summary, isQuiet = false }: { readonly summary: ImportSummary; readonly isQuiet?: boolean }) {
  const words = useWords();
  const { t } = words;
  const id = useId();
  const [isAsking, setAsking] = useState(false);
  const undo = useJobRun(importSummarySchema);
  const together = useTogether(summary);
  const isRunning = undo.run.state === 'running';
  const run = async () => {
    const undone = await undo.start(() => client.imports.undo({ id: summary.id }));
    if (undone === null) return;
    setAsking(false);
    notify(t('imports.data.undone', { file: undone.fileName }));
    navigate({ screen: 'data' });
  };
  return (
    <>
      <Tooltip title={summary.canUndo ? '' : t('imports.data.onlyLatest')}>
        <span>
          <Button
            variant={isQuiet ? 'text' : 'outlined'}
            disabled={!summary.canUndo}
            onClick={() => {
              undo.reset();
              setAsking(true);
            }}
            startIcon={<Icon name="undo" size={18} />}
            aria-label={`${t('imports.data.undo')}: ${summary.fileName}`}
          >
            {t('imports.data.undo')}
          </Button>
        </span>
      </Tooltip>
      <Dialog open={isAsking} onClose={() => !isRunning && setAsking(false)} aria-labelledby={id} maxWidth="sm">
        <DialogTitle id={id}>{t('imports.data.undoTitle', { file: summary.fileName })}</DialogTitle>
        <DialogContent>
          <DialogContentText color="textPrimary">{t('imports.data.undoLead', { count: summary.ledger.loaded })}</DialogContentText>
          {together.length > 0 && (
            <DialogContentText color="textPrimary" sx={{ marginBlockStart: 2 }}>
              {t('health.past.undoGroup', {
                files: listText(
                  together.map(({ fileName }) => fileName),
                  words.translator.locale,
                ),
              })}
            </DialogContentText>
          )}
          <DialogContentText sx={{ marginBlockStart: 2 }}>{t('imports.data.undoKeep')}</DialogContentText>
          {undo.run.state === 'failed' && (
            <DialogContentText role="alert" color="error" sx={{ marginBlockStart: 2 }}>
              {refusalLine(undo.run.refusal, words)}
            </DialogContentText>
          )}
          {undo.job !== undefined && <JobProgress job={undo.job} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setAsking(false)} disabled={isRunning}>
            {t('app.action.cancel')}
          </Button>
          <Button variant="contained" color="error" onClick={() => void run()} disabled={isRunning}>
            {t(isRunning ? 'imports.data.undoing' : 'imports.data.undo')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
