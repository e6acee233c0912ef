import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReportRequest } from '../../../shared/contract/reports.ts';
import { artifactSchema } from '../../../shared/contract/segments.ts';
import { client } from '../../client/client.ts';
import { shell } from '../../client/shell-port.ts';
import { useJobRun } from '../../client/use-job-run.ts';
import { Icon } from '../../components/Icon.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { refusalLine } from '../../components/refusal-text.ts';
import { notify } from '../../state/notices.ts';
import { useWords } from '../../state/words.ts';

/** Prints the report to a PDF and hands it over; shows how far it is. */
export function PrintReport({ request }: { readonly request: ReportRequest }) {
  const words = useWords();
  const { t } = words;
  const print = useJobRun(artifactSchema);
  const isRunning = print.run.state === 'running';
  const run = async () => {
    const artifact = await print.start(() => client.reports.pdf(request));
    if (artifact === null || !(await shell.saveArtifact(artifact.artifactId, artifact.fileName))) return;
    notify(t('reports.screen.saved', { file: artifact.fileName }));
  };
  return (
    <Box>
      <Button fullWidth variant="contained" disabled={isRunning} startIcon={<Icon name="picture_as_pdf" />} onClick={() => void run()}>
        {t(isRunning ? 'reports.screen.exporting' : 'reports.screen.exportPdf')}
      </Button>
      {print.job !== undefined && isRunning && <JobProgress job={print.job} />}
      {print.run.state === 'failed' && print.run.refusal.code !== 'CANCELLED' && (
        <Typography role="alert" variant="body2" color="error" sx={{ marginBlockStart: 2 }}>
          {refusalLine(print.run.refusal, words)}
        </Typography>
      )}
    </Box>
  );
}
