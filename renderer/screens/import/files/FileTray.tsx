import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useWords } from '../../../state/words.ts';
import type { Batch } from '../session/batches.ts';
import type { ImportTables, LookedFile } from '../session/use-tables.ts';
import { TrayRow } from './TrayRow.tsx';

/** The files at hand: those of one shape together, read with one mapping; those on their way or refused below. */
export function FileTray({ tables, leftOut }: { readonly tables: ImportTables; readonly leftOut: ReadonlySet<string> }) {
  const { t } = useWords();
  const { files, batches } = tables;
  const isIn = (file: LookedFile, batch: Batch) =>
    batch.tables[0].fileId === file.file.id || batch.tables.some(({ fileId }) => fileId === file.file.id);
  const shown = new Set<string>();
  const groups = batches.map((batch) => {
    const own = files.filter((file) => !shown.has(file.file.id) && isIn(file, batch));
    for (const { file } of own) shown.add(file.id);
    return { batch, own };
  });
  const rest = files.filter(({ file }) => !shown.has(file.id));
  return (
    <Box sx={{ maxWidth: 860 }}>
      <Typography variant="h2" tabIndex={-1} data-step-heading sx={{ outline: 'none', marginBlockEnd: 4 }}>
        {t('imports.tray.title')}
      </Typography>
      {groups
        .filter(({ own }) => own.length > 0)
        .map(({ batch, own }) => (
          <Box component="section" key={batch.id} aria-label={groupTitle(batch, leftOut, t)} sx={{ marginBlockEnd: 5 }}>
            <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 3, flexWrap: 'wrap', marginBlockEnd: 1 }}>
              <Typography variant="h3">{groupTitle(batch, leftOut, t)}</Typography>
              {batch.tables.length > 1 && (
                <Typography variant="caption" color="textSecondary">
                  {t('imports.tray.oneShape', { count: batch.tables.length })}
                </Typography>
              )}
            </Box>
            <TrayList files={own} />
          </Box>
        ))}
      {rest.length > 0 && <TrayList files={rest} />}
    </Box>
  );
}

function TrayList({ files }: { readonly files: readonly LookedFile[] }) {
  return (
    <Box component="ul" sx={(theme) => ({ listStyle: 'none', margin: 0, padding: 0, borderBlockStart: `1px solid ${theme.tokens.line}` })}>
      {files.map((file) => (
        <TrayRow key={file.file.id} looked={file} />
      ))}
    </Box>
  );
}

function groupTitle(batch: Batch, leftOut: ReadonlySet<string>, t: ReturnType<typeof useWords>['t']): string {
  if (leftOut.has(batch.id)) return t('imports.leftOut.group');
  const { look } = batch.tables[0];
  const kind = t(`imports.kinds.${look.kind}.name`);
  return look.preset == null ? kind : t('imports.tray.recognised', { kind, preset: look.preset.name });
}
