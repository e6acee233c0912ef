import Button from '@mui/material/Button';
import { useWords } from '../state/words.ts';
import { StateMessage } from './StateMessage.tsx';

/** A screen broke: what is safe, and the way on. */
export function ScreenFault({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useWords();
  return (
    <StateMessage icon="report" tone="bad" title={t('app.error.screen')} lead={t('app.error.screenSafe')} detail={error.message}>
      <Button variant="contained" onClick={onRetry}>
        {t('app.error.retry')}
      </Button>
    </StateMessage>
  );
}
