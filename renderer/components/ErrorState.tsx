import Button from '@mui/material/Button';
import { useState } from 'react';
import { toRefusal } from '../client/refusal.ts';
import { useWords } from '../state/words.ts';
import { refusalText } from './refusal-text.ts';
import { StateMessage } from './StateMessage.tsx';

/** A failure on a whole screen or part of it: what happened, what is safe, what to do. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const words = useWords();
  const refusal = toRefusal(error);
  const { what, safe, action } = refusalText(refusal, words);
  const reference = refusal.logId === '' ? refusal.code : `${refusal.code} · ${words.t('app.error.reference', { id: refusal.logId })}`;
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    const details = [what, reference, ...Object.entries(refusal.params).map(([name, value]) => `${name}: ${value}`)].join('\n');
    void navigator.clipboard.writeText(details).then(() => setCopied(true));
  };
  return (
    <StateMessage icon="error" tone="bad" title={what} lead={[safe, action].filter((part) => part !== '').join(' ')} detail={reference}>
      <Button onClick={copy}>{words.t(isCopied ? 'app.error.copied' : 'app.error.copy')}</Button>
      {onRetry !== undefined && (
        <Button variant="outlined" onClick={onRetry}>
          {words.t('app.error.retry')}
        </Button>
      )}
    </StateMessage>
  );
}
