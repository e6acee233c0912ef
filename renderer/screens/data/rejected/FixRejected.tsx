import Button from '@mui/material/Button';
import { formatRoute } from '../../../state/route.ts';
import { useWords } from '../../../state/words.ts';

/** Leads to the grid in which the refused rows of an import are corrected. */
export function FixRejected({ id, fileName }: { readonly id: number; readonly fileName: string }) {
  const { t } = useWords();
  return (
    <Button
      variant="outlined"
      href={`#${formatRoute({ screen: 'data', importId: id, view: 'fix' })}`}
      aria-label={t('rejects.fixOf', { file: fileName })}
    >
      {t('rejects.fix')}
    </Button>
  );
}
