import { ImportDetail } from './ImportDetail.tsx';
import { ImportList } from './ImportList.tsx';

/** What was imported: all files, or one of them with everything known about it. */
export function DataScreen({ importId }: { readonly importId: number | undefined }) {
  return importId === undefined ? <ImportList /> : <ImportDetail id={importId} />;
}
