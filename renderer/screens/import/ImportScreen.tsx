import { useImportDraft } from '../../state/import-draft.ts';
import { FileStep } from './FileStep.tsx';
import { ImportFlow } from './ImportFlow.tsx';

/** The wizard: choose a file, then see and decide how it is read, check it, load it. */
export function ImportScreen() {
  const file = useImportDraft((state) => state.file);
  return file === null ? <FileStep /> : <ImportFlow key={JSON.stringify(file.source)} file={file} />;
}
