import Button from '@mui/material/Button';
import { useWords } from '../../../../state/words.ts';
import type { BatchReading } from '../../session/batch-reading.ts';
import { Notice } from './Notice.tsx';

/** One table of several can stay out: one that the customer model has no place for does so by itself, and says it. */
export function LeftOutNotice({ reading: { isLeftOut, needs, change } }: { readonly reading: BatchReading }) {
  const { t } = useWords();
  if (!isLeftOut && needs.length === 0) return null;
  return (
    <Notice icon="block" tone="plain">
      <span>{t(isLeftOut ? 'imports.leftOut.is' : 'imports.leftOut.may')}</span>
      <Button sx={{ fontWeight: 400 }} onClick={() => change((draft) => ({ ...draft, isLeftOut: !isLeftOut }))}>
        {t(isLeftOut ? 'imports.leftOut.take' : 'imports.leftOut.leave')}
      </Button>
    </Notice>
  );
}
