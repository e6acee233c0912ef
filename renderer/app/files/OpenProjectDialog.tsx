import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { openProject } from '../../client/queries/projects.ts';
import { toRefusal } from '../../client/refusal.ts';
import { refusalLine } from '../../components/refusal-text.ts';
import { showOverlay, useOverlay } from '../../state/overlays.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';

/** Asks for the path of a client file where the shell has no dialog of its own. */
export function OpenProjectDialog() {
  const isOpen = useOverlay((state) => state.overlay === 'openProject');
  return isOpen ? <OpenProjectForm /> : null;
}

function OpenProjectForm() {
  const words = useWords();
  const { t } = words;
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const close = () => showOverlay('none');
  const open = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await openProject(path.trim().replace(/^"(.*)"$/, '$1'));
      close();
      navigate({ screen: 'home' });
    } catch (error) {
      setProblem(refusalLine(toRefusal(error), words));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={close} aria-labelledby="open-project" maxWidth="sm" fullWidth>
      <form onSubmit={(event) => void open(event)}>
        <DialogTitle id="open-project">{t('projects.open.title')}</DialogTitle>
        <DialogContent>
          <TextField
            autoFocus
            fullWidth
            margin="dense"
            label={t('projects.open.path')}
            value={path}
            onChange={(event) => {
              setPath(event.target.value);
              setProblem('');
            }}
            error={problem !== ''}
            helperText={problem === '' ? t('projects.open.hint') : problem}
            slotProps={{ htmlInput: { dir: 'ltr' } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>{t('app.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={path.trim() === '' || isBusy}>
            {t('projects.open.open')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
