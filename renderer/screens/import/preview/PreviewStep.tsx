import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { ScreenSkeleton } from '../../../components/ScreenSkeleton.tsx';
import { useWords } from '../../../state/words.ts';
import { LedgerBar } from '../LedgerBar.tsx';
import { previewLedger } from '../reading/preview-ledger.ts';
import type { ImportWizard } from '../use-import-wizard.ts';
import { DialectBar } from './DialectBar.tsx';
import { FilterEditor } from './FilterEditor.tsx';
import { NeedsList } from './NeedsList.tsx';
import { PreviewGrid } from './PreviewGrid.tsx';
import { RawView } from './RawView.tsx';

/** Step 2: the file as it will be read; everything guessed can be changed on the spot. */
export function PreviewStep({ wizard }: { readonly wizard: ImportWizard }) {
  const { t } = useWords();
  const [view, setView] = useState<'grid' | 'raw'>('grid');
  const { preview, mapping, needs, edits, setEdits } = wizard;
  if (preview.isError) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.data === undefined || mapping === null) {
    return (
      <>
        <Typography role="status" color="textSecondary" sx={{ paddingInline: 6, paddingBlockStart: 4 }}>
          {t('imports.file.reading', { file: wizard.file.fileName })}
        </Typography>
        <ScreenSkeleton />
      </>
    );
  }
  const ledger = previewLedger(preview.data, mapping);
  return (
    <>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', overflow: 'auto' }}>
        <DialectBar wizard={wizard} preview={preview.data} view={view} onView={setView} />
        <Box sx={{ flex: '1 1 240px', minHeight: 240, overflow: 'auto', position: 'relative' }} aria-busy={preview.isFetching}>
          {view === 'grid' ? (
            <PreviewGrid preview={preview.data} mapping={mapping} edits={edits} onEdit={setEdits} />
          ) : (
            <RawView lines={preview.data.rawLines} />
          )}
        </Box>
        <NeedsList needs={needs} edits={edits} onEdit={setEdits} />
        <FilterEditor preview={preview.data} mapping={mapping} ledger={ledger} edits={edits} onEdit={setEdits} />
      </Box>
      <LedgerBar ledger={ledger} isPreview>
        <Button variant="contained" disabled={needs.length > 0 || preview.isFetching} onClick={wizard.startCheck}>
          {t('imports.check.start')}
        </Button>
      </LedgerBar>
    </>
  );
}
