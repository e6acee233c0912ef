import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { dismissNotice, useNotices } from '../../state/notices.ts';

const PLAIN_MS = 5000;
const WITH_ACTION_MS = 12_000;

/** Shows notices one after another at the foot of the window. */
export function Notices() {
  const notice = useNotices((state) => state.notices[0]);
  if (notice === undefined) return null;
  const { id, text, action } = notice;
  return (
    <Snackbar
      key={id}
      open
      anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      autoHideDuration={action === undefined ? PLAIN_MS : WITH_ACTION_MS}
      onClose={(_event, reason) => {
        if (reason !== 'clickaway') dismissNotice(id);
      }}
      message={text}
      action={
        action !== undefined && (
          <Button
            sx={(theme) => ({ color: theme.tokens.paper, textDecoration: 'underline', '&:hover': { backgroundColor: 'transparent' } })}
            onClick={() => {
              dismissNotice(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        )
      }
    />
  );
}
