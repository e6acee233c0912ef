import MenuItem from '@mui/material/MenuItem';
import { artifactSchema, type TableFile } from '../../../../shared/contract/segments.ts';
import { reporting } from '../../../app/files/open-files.ts';
import { client } from '../../../client/client.ts';
import { shell } from '../../../client/shell-port.ts';
import { MenuButton } from '../../../components/MenuButton.tsx';
import { notify } from '../../../state/notices.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { useWords } from '../../../state/words.ts';

const FORMATS: readonly TableFile[] = ['excelCsv', 'csv', 'xlsx'];

/** Saves the refused rows of an import as a file: for Excel, for programs, or as a workbook. */
export function DownloadRejected({ id, fileName }: { readonly id: number; readonly fileName: string }) {
  const words = useWords();
  const { t } = words;
  const locale = usePreferences((state) => state.locale);
  const save = (format: TableFile) =>
    reporting(words, async () => {
      const { jobId } = await client.rejects.export({ id, format, locale });
      const artifact = artifactSchema.parse(await client.jobs.result({ id: jobId }));
      if (await shell.saveArtifact(artifact.artifactId, artifact.fileName)) notify(t('rejects.saved', { file: artifact.fileName }));
    });
  return (
    <MenuButton label={t('rejects.downloadOf', { file: fileName })} value={t('rejects.download')} icon="download">
      {(close) =>
        FORMATS.map((format) => (
          <MenuItem
            key={format}
            onClick={() => {
              close();
              void save(format);
            }}
          >
            {t(`rejects.formats.${format}`)}
          </MenuItem>
        ))
      }
    </MenuButton>
  );
}
