import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { useConnection } from '../../client/connection.ts';
import { forgetData, queryClient } from '../../client/query-client.ts';
import { Icon } from '../../components/Icon.tsx';
import { notify } from '../../state/notices.ts';
import { useWords } from '../../state/words.ts';

/** Tells that the host is gone, and asks everything anew when it is back. */
export function ConnectionBanner() {
  const { t } = useWords();
  const { state, epoch } = useConnection();
  const lastEpoch = useRef(epoch);
  useEffect(() => {
    if (state !== 'open' || epoch === lastEpoch.current) return;
    const isAgain = lastEpoch.current > 0;
    lastEpoch.current = epoch;
    if (!isAgain) return;
    forgetData();
    void queryClient.invalidateQueries({ queryKey: ['settings'] });
    notify(t('app.connection.restored'));
  }, [state, epoch, t]);
  if (state === 'open' || state === 'connecting') return null;
  const isStopped = state === 'stopped';
  return (
    <Box
      role="alert"
      sx={(theme) => ({
        display: 'flex',
        alignItems: 'center',
        gap: 3,
        padding: '8px 16px',
        backgroundColor: isStopped ? theme.tokens.badTint : theme.tokens.cautionTint,
        color: theme.tokens.ink,
        fontSize: '0.8125rem',
      })}
    >
      <Icon name={isStopped ? 'report' : 'link_off'} />
      <span>{isStopped ? `${t('app.connection.stopped')} ${t('app.connection.stoppedSafe')}` : t('app.connection.lost')}</span>
      {isStopped && (
        <Button variant="outlined" onClick={() => window.location.reload()}>
          {t('app.connection.again')}
        </Button>
      )}
    </Box>
  );
}
