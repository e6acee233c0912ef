import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { useWords } from '../../../state/words.ts';
import { CleaningPanel } from '../cleaning/CleaningPanel.tsx';
import { LedgerBar } from '../LedgerBar.tsx';
import { carriesAmount } from '../reading/amount.ts';
import { previewLedger } from '../reading/preview-ledger.ts';
import { type BatchReading, takenIn } from '../session/batch-reading.ts';
import { goTo, showBatch, useSession } from '../session/session-store.ts';
import { SHORT_WINDOW } from '../short-window.ts';
import { BatchTabs } from './BatchTabs.tsx';
import { ConstantsPanel } from './constants/ConstantsPanel.tsx';
import { RawView } from './dialect/RawView.tsx';
import { ReadingBar } from './dialect/ReadingBar.tsx';
import { FilterPanel } from './FilterPanel.tsx';
import { Notices } from './notices/Notices.tsx';
import { PreviewGrid } from './PreviewGrid.tsx';

export type PreviewView = 'grid' | 'raw';
export type PreviewAside = 'cleaning' | 'filters' | 'constants' | null;

/** Step 2: the files as they will be read; everything guessed can be changed on the spot. */
export function PreviewStep({ readings }: { readonly readings: readonly BatchReading[] }) {
  const shown = useSession((session) => session.shown);
  const reading = readings.find(({ batch }) => batch.id === shown) ?? readings[0];
  if (reading === undefined) return null;
  return (
    <>
      {readings.length > 1 && <BatchTabs readings={readings} shown={reading} />}
      <BatchPreview key={reading.batch.id} reading={reading} readings={readings} />
    </>
  );
}

function BatchPreview({ reading, readings }: { readonly reading: BatchReading; readonly readings: readonly BatchReading[] }) {
  const { t } = useWords();
  const [view, setView] = useState<PreviewView>('grid');
  const [aside, setAside] = useState<PreviewAside>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { preview, drafted, error, retry } = reading;
  const open = readings.find(({ needs }) => needs.length > 0);
  const isBusy = readings.some(({ isFetching }) => isFetching);
  const taken = takenIn(readings);
  const next = taken.length > 1 ? 'joins' : 'check';
  const ledger = previewLedger(preview, drafted.mapping);
  return (
    <>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', overflow: 'auto' }}>
        <ReadingBar reading={reading} view={view} onView={setView} aside={aside} onAside={setAside} />
        <Notices reading={reading} isAlone={readings.length === 1} onAside={setAside} />
        {error !== null ? (
          <ErrorState error={error} onRetry={retry} />
        ) : (
          <Box sx={{ flex: '1 1 280px', minHeight: 280, display: 'flex', flexDirection: { xs: 'column', md: 'row' }, position: 'relative' }}>
            <Box
              ref={frame}
              role="region"
              aria-label={t(view === 'grid' ? 'imports.dialect.grid' : 'imports.dialect.raw')}
              tabIndex={0}
              sx={{
                flex: 1,
                minWidth: 0,
                minHeight: 240,
                overflow: 'auto',
                position: 'relative',
                [SHORT_WINDOW]: { maxHeight: '80vh', minHeight: 0 },
              }}
              aria-busy={reading.isFetching}
            >
              {view === 'grid' ? <PreviewGrid reading={reading} frame={frame} onAside={setAside} /> : <RawView lines={preview.rawLines} />}
            </Box>
            {aside === 'cleaning' && <CleaningPanel reading={reading} onClose={() => setAside(null)} />}
            {aside === 'filters' && <FilterPanel reading={reading} ledger={ledger} onClose={() => setAside(null)} />}
            {aside === 'constants' && <ConstantsPanel reading={reading} onClose={() => setAside(null)} />}
          </Box>
        )}
      </Box>
      <LedgerBar ledger={reading.needs.length > 0 ? null : ledger} hasAmount={carriesAmount(drafted.mapping)} isPreview={preview.isWhole !== true}>
        {open !== undefined && open !== reading ? (
          <Button variant="contained" onClick={() => showBatch(open.batch.id)}>
            {t('imports.preview.nextOpen')}
          </Button>
        ) : (
          <Button variant="contained" disabled={open !== undefined || isBusy || error !== null || taken.length === 0} onClick={() => goTo(next)}>
            {t(
              taken.length > 1 ? 'imports.joins.start' : (taken[0]?.batch.tables.length ?? 1) > 1 ? 'imports.check.startAll' : 'imports.check.start',
            )}
          </Button>
        )}
      </LedgerBar>
    </>
  );
}
