import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { showOverlay, useOverlay } from '../../state/overlays.ts';
import { useWords } from '../../state/words.ts';
import { SCREENS } from '../rail/screens.ts';
import { COMMAND_KEY } from './keys.ts';

/** Every shortcut, in three groups. */
export function ShortcutSheet() {
  const { t } = useWords();
  const isOpen = useOverlay((state) => state.overlay === 'shortcuts');
  const close = () => showOverlay('none');
  const groups = [
    {
      title: t('app.shortcuts.anywhere'),
      entries: [
        { label: t('app.shortcuts.palette'), keys: [COMMAND_KEY, 'K'] },
        { label: t('app.palette.import'), keys: [COMMAND_KEY, 'I'] },
        { label: t('app.palette.openFile'), keys: [COMMAND_KEY, 'O'] },
        { label: t('app.nav.settings'), keys: [COMMAND_KEY, ','] },
        { label: t('app.shortcuts.rail'), keys: [COMMAND_KEY, 'B'] },
        { label: t('app.palette.print'), keys: [COMMAND_KEY, 'P'] },
        { label: t('app.shortcuts.regions'), keys: ['F6'] },
        { label: t('app.shortcuts.shortcuts'), keys: ['F1'] },
        { label: t('app.shortcuts.escape'), keys: ['Esc'] },
      ],
    },
    { title: t('app.shortcuts.goTo'), entries: SCREENS.map(({ label, key }) => ({ label: t(label), keys: ['G', key.toUpperCase()] })) },
    {
      title: t('app.shortcuts.lists'),
      entries: [
        { label: t('app.shortcuts.move'), keys: ['↑', '↓'] },
        { label: t('app.shortcuts.page'), keys: ['PgUp', 'PgDn'] },
        { label: t('app.shortcuts.ends'), keys: ['Home', 'End'] },
        { label: t('app.shortcuts.open'), keys: ['Enter'] },
        { label: t('app.shortcuts.find'), keys: ['/'] },
      ],
    },
  ];
  return (
    <Dialog open={isOpen} onClose={close} aria-labelledby="shortcut-sheet" maxWidth="md">
      <DialogTitle id="shortcut-sheet">{t('app.shortcuts.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: 'repeat(3, minmax(200px, 1fr))' }, gap: 6 }}>
        {groups.map(({ title, entries }) => (
          <Box component="section" key={title}>
            <Typography variant="subtitle2" component="h3" sx={{ marginBlockEnd: 1 }}>
              {title}
            </Typography>
            <Box component="dl" sx={{ margin: 0 }}>
              {entries.map(({ label, keys }) => (
                <Box key={label} sx={(theme) => ({ display: 'flex', gap: 3, paddingBlock: 1.25, borderBlockEnd: `1px solid ${theme.tokens.line}` })}>
                  <Typography component="dt" variant="body2" sx={{ flex: 1 }}>
                    {label}
                  </Typography>
                  <Box component="dd" dir="ltr" sx={{ margin: 0, whiteSpace: 'nowrap', display: 'flex', gap: 1 }}>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </Box>
                </Box>
              ))}
            </Box>
          </Box>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{t('app.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
