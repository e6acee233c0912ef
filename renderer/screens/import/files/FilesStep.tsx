import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useWords } from '../../../state/words.ts';
import type { BatchReading } from '../session/batch-reading.ts';
import { goTo } from '../session/session-store.ts';
import type { ImportTables } from '../session/use-tables.ts';
import { WizardFoot } from '../WizardFoot.tsx';
import { FileTaker } from './FileTaker.tsx';
import { FileTray } from './FileTray.tsx';
import { usePaste } from './use-paste.ts';

/** Step 1: the files. One or many, of one shape or of several. */
export function FilesStep({ tables, readings }: { readonly tables: ImportTables; readonly readings: readonly BatchReading[] }) {
  const { t } = useWords();
  usePaste();
  if (tables.files.length === 0) return <FileTaker />;
  const count = tables.batches.reduce((sum, batch) => sum + batch.tables.length, 0);
  return (
    <>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', padding: { xs: 4, sm: 6 } }}>
        <FileTray tables={tables} leftOut={new Set(readings.filter(({ isLeftOut }) => isLeftOut).map(({ batch }) => batch.id))} />
        <FileTaker isCompact />
      </Box>
      <WizardFoot
        aside={
          <Typography role="status" variant="body2" color="textSecondary">
            {tables.isPending
              ? t('imports.tray.pending')
              : [
                  ...(count > 0 ? [t('imports.tray.sum', { count })] : []),
                  ...(tables.batches.length < count ? [t('imports.tray.shapes', { count: tables.batches.length })] : []),
                ].join(' ')}
          </Typography>
        }
      >
        <Button variant="contained" disabled={tables.isPending || tables.batches.length === 0} onClick={() => goTo('preview')}>
          {t('imports.tray.go')}
        </Button>
      </WizardFoot>
    </>
  );
}
