import Button from '@mui/material/Button';
import type { ImportDetail } from '../../../../shared/contract/imports.ts';
import { importFiles, pickAndImport } from '../../../app/files/open-files.ts';
import { Icon } from '../../../components/Icon.tsx';
import { notify } from '../../../state/notices.ts';
import { useWords } from '../../../state/words.ts';

/** Opens the wizard with the same file, read as before; asks for the file when it is not at its place or came as an upload. */
export function RerunImport({ detail }: { readonly detail: Pick<ImportDetail, 'fileName' | 'origin'> }) {
  const words = useWords();
  const { t } = words;
  const { fileName, origin } = detail;
  const run = async () => {
    if (origin?.isThere === true) return await importFiles([{ source: { path: origin.path }, fileName }], words);
    notify(t('health.past.rerunGone'));
    return await pickAndImport(words);
  };
  return (
    <Button
      variant="outlined"
      onClick={() => void run()}
      startIcon={<Icon name="refresh" size={18} />}
      aria-label={t('health.past.rerunOf', { file: fileName })}
    >
      {t('health.past.rerun')}
    </Button>
  );
}
