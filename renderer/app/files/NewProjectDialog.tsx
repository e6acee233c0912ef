import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { createProject } from '../../client/queries/projects.ts';
import { toRefusal } from '../../client/refusal.ts';
import { shell } from '../../client/shell-port.ts';
import { refusalLine } from '../../components/refusal-text.ts';
import { showOverlay, useOverlay } from '../../state/overlays.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';

/** Asks for the name of a new client file and makes it. */
export function NewProjectDialog() {
  const isOpen = useOverlay((state) => state.overlay === 'newProject');
  return isOpen ? <NewProjectForm /> : null;
}

function NewProjectForm() {
  const words = useWords();
  const { t } = words;
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const close = () => showOverlay('none');
  const create = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const path = await shell.chooseProjectPath(name.trim());
      if (path === null) return;
      await createProject(name.trim(), path);
      close();
      navigate({ screen: 'home' });
    } catch (error) {
      const refusal = toRefusal(error);
      setProblem(refusal.code === 'PROJECT_EXISTS' ? t('projects.create.nameTaken') : refusalLine(refusal, words));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={close} aria-labelledby="new-project" maxWidth="xs" fullWidth>
      <form onSubmit={(event) => void create(event)}>
        <DialogTitle id="new-project">{t('projects.create.title')}</DialogTitle>
        <DialogContent>
          <TextField
            autoFocus
            fullWidth
            margin="dense"
            label={t('projects.create.name')}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setProblem('');
            }}
            error={problem !== ''}
            helperText={problem === '' ? t('projects.create.hint') : problem}
            slotProps={{ htmlInput: { maxLength: 120, dir: 'auto' } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>{t('app.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={name.trim() === '' || isBusy}>
            {t('projects.create.create')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
