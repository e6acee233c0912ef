import Button from '@mui/material/Button';
import type { ImportDetail } from '../../../../shared/contract/imports.ts';
import { importFiles, reporting } from '../../../app/files/open-files.ts';
import { client } from '../../../client/client.ts';
import { Icon } from '../../../components/Icon.tsx';
import { notify } from '../../../state/notices.ts';
import { useWords } from '../../../state/words.ts';

/** Opens the wizard with the same file; where it is not at its place or came as an upload, with its rows as the client file keeps them. */
export function RerunImport({ detail }: { readonly detail: Pick<ImportDetail, 'id' | 'fileName' | 'origin'> }) {
  const words = useWords();
  const { t } = words;
  const { id, fileName, origin } = detail;
  const run = async () => {
    if (origin?.isThere === true) return await importFiles([{ source: { path: origin.path }, fileName }], words);
    const { staged } = await client.imports.restore({ id });
    await importFiles([{ source: { staged }, fileName }], words);
    notify(t('health.past.rerunKept'));
  };
  return (
    <Button
      variant="outlined"
      onClick={() => void reporting(words, run)}
      startIcon={<Icon name="refresh" size={18} />}
      aria-label={t('health.past.rerunOf', { file: fileName })}
    >
      {t('health.past.rerun')}
    </Button>
  );
}
