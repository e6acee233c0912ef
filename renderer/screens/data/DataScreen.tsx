import type { DataPart } from '../../state/route.ts';
import { HealthPage } from './health/HealthPage.tsx';
import { ImportDetail } from './past/ImportDetail.tsx';
import { ImportList } from './past/ImportList.tsx';
import { FixScreen } from './rejected/FixScreen.tsx';
import { RejectedPage } from './rejected/RejectedPage.tsx';
import { UnusedPage } from './unused/UnusedPage.tsx';
import { WatchPage } from './watch/WatchPage.tsx';

export interface DataScreenProps {
  readonly importId: number | undefined;
  readonly view: DataPart | undefined;
}

/** What was imported: all files or one of them, how good the data is, what is unused, what was refused, which folders are watched. */
export function DataScreen({ importId, view }: DataScreenProps) {
  if (importId !== undefined) return view === 'fix' ? <FixScreen key={importId} id={importId} /> : <ImportDetail key={importId} id={importId} />;
  switch (view) {
    case 'health':
      return <HealthPage />;
    case 'unused':
      return <UnusedPage />;
    case 'rejected':
      return <RejectedPage />;
    case 'watch':
      return <WatchPage />;
    default:
      return <ImportList />;
  }
}
