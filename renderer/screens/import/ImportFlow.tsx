import Box from '@mui/material/Box';
import type { PickedFile } from '../../../shared/contract/shell.ts';
import { CheckStep } from './CheckStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { LoadStep } from './LoadStep.tsx';
import { PreviewStep } from './preview/PreviewStep.tsx';
import { StepTrail } from './StepTrail.tsx';
import { useImportWizard } from './use-import-wizard.ts';

/** The steps after a file was chosen. */
export function ImportFlow({ file }: { readonly file: PickedFile }) {
  const wizard = useImportWizard(file);
  const { step, load } = wizard;
  return (
    <Box sx={{ position: 'absolute', inset: 0, display: 'flex', flexDirection: 'column' }}>
      <StepTrail step={step} fileName={file.fileName} />
      {step === 'preview' && <PreviewStep wizard={wizard} />}
      {step === 'check' && <CheckStep wizard={wizard} />}
      {step === 'load' && <LoadStep wizard={wizard} />}
      {step === 'done' && load.run.state === 'done' && <DoneStep summary={load.run.result} />}
    </Box>
  );
}
