import Box from '@mui/material/Box';
import { type ReactNode, useEffect, useRef } from 'react';
import { useProject } from '../../client/queries/projects.ts';
import { useImportFiles } from '../../state/import-files.ts';
import { CheckStep } from './check/CheckStep.tsx';
import { DoneStep } from './done/DoneStep.tsx';
import { LoadStep } from './done/LoadStep.tsx';
import { FilesStep } from './files/FilesStep.tsx';
import { isLargeUnasked } from './files/large-file.ts';
import { JoinsStep } from './joins/JoinsStep.tsx';
import { PreviewStep } from './preview/PreviewStep.tsx';
import { StepTrail } from './StepTrail.tsx';
import { isAllKnown, takenIn } from './session/batch-reading.ts';
import { goTo, startOver, useSession, type WizardStep } from './session/session-store.ts';
import { surveyLarge } from './session/surveys.ts';
import { useBatches } from './session/use-batches.ts';
import { type ImportTables, useTables } from './session/use-tables.ts';
import { SHORT_WINDOW } from './short-window.ts';

/** The wizard: take files, see and decide how they are read, how they belong together, check them, load them. */
export function ImportScreen() {
  const tables = useTables();
  const readings = useBatches(tables.batches);
  const step = useSession((session) => session.step);
  const isEmpty = useImportFiles(({ files }) => files.length === 0);
  const shown: WizardStep = isEmpty || (tables.batches.length === 0 && step !== 'load' && step !== 'done') ? 'files' : step;
  useAdvance(tables, isAllKnown(readings));
  useClient();
  useEffect(() => {
    if (step === 'preview') surveyLarge(readings);
  });
  return (
    <Box sx={{ position: 'absolute', inset: 0, display: 'flex', flexDirection: 'column', [SHORT_WINDOW]: { display: 'block', overflowY: 'auto' } }}>
      <StepTrail step={shown} hasJoins={takenIn(readings).length > 1} files={tables.files.map(({ file }) => file.fileName)} />
      <StepFocus key={shown}>
        {shown === 'files' && <FilesStep tables={tables} readings={readings} />}
        {shown === 'preview' && <PreviewStep readings={readings} />}
        {shown === 'joins' && <JoinsStep readings={readings} />}
        {shown === 'check' && <CheckStep readings={readings} />}
        {shown === 'load' && <LoadStep readings={readings} />}
        {shown === 'done' && <DoneStep />}
      </StepFocus>
    </Box>
  );
}

/** The focus goes with the person from step to step: to the step's heading, unless something in it asks for the focus itself. */
function StepFocus({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current?.contains(document.activeElement) === true) return;
    box.current?.querySelector<HTMLElement>('[data-step-heading]')?.focus({ preventScroll: true });
  }, []);
  return (
    <Box
      ref={box}
      sx={{
        flex: 1,
        minHeight: 0,
        display: 'flex',
        flexDirection: 'column',
        overflow: 'auto',
        [SHORT_WINDOW]: { display: 'block', overflow: 'visible' },
      }}
    >
      {children}
    </Box>
  );
}

/** What was decided belongs to one client file, and a finished import ends when the person leaves it. */
function useClient(): void {
  const path = useProject().data?.path;
  useEffect(() => {
    const { client } = useSession.getState();
    if (path === undefined) return;
    if (client !== null && client !== path) startOver();
    useSession.setState({ client: path });
  }, [path]);
  useEffect(
    () => () => {
      if (useImportFiles.getState().isFinished) startOver();
    },
    [],
  );
}

/** One table goes on to its preview by itself, once; tables whose shape is known go on to their check. */
function useAdvance({ files, batches, isPending }: ImportTables, isKnown: boolean): void {
  const { step, hasAdvanced } = useSession();
  // A very large file waits for the person, who sees how long it will take.
  const isOne =
    !files.some(({ file, look }) => isLargeUnasked(file.bytes, look?.fileSize)) &&
    files.length === 1 &&
    batches.length === 1 &&
    (files[0]?.look?.parts?.length ?? 1) <= 1;
  const isReady = !hasAdvanced && step === 'files' && !isPending && batches.length > 0;
  useEffect(() => {
    if (!isReady) return;
    if (isKnown) goTo('check');
    else if (isOne) goTo('preview');
  }, [isReady, isKnown, isOne]);
}
