import { writeFile } from 'node:fs/promises';
import type { ReportRequest } from '../../../shared/contract/reports.ts';
import type { Artifact } from '../../../shared/contract/segments.ts';
import { toFileName } from '../exports/write-tables.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { beginArtifact } from '../platform/staging.ts';
import type { BackendPorts } from '../ports.ts';
import { gatherReport, type ReportSources } from './gather-report.ts';
import { renderDocument } from './render/render-document.ts';

/** Makes a report as a PDF in staging; stages: `REPORT_STAGES`. Rejects with AppError NO_BROWSER, PRINT_FAILED, CANCELLED and those of the analyses; leaves nothing then. */
export async function printReport(
  { ports, ...sources }: ReportSources & { readonly ports: Pick<BackendPorts, 'print' | 'stagingDir'> },
  request: ReportRequest,
  job: JobContext,
): Promise<Artifact> {
  job.stage('compute');
  const document = await gatherReport(sources, request, { signal: job.signal, onProgress: (fraction) => job.progress(fraction) });
  job.stage('render');
  const rendered = renderDocument(document);
  job.stage('print');
  const { print, stagingDir } = ports;
  const { printDocument } = await import('./pdf/print-document.ts');
  const bytes = await printDocument(document, rendered, { print, stagingDir, signal: job.signal, onPass: (share) => job.progress(share) });
  const pending = await beginArtifact(stagingDir, {
    fileName: `${toFileName(`${document.client} - ${document.title}`)}.pdf`,
    mediaType: 'application/pdf',
  });
  try {
    await writeFile(pending.path, bytes);
    return await pending.finish();
  } catch (error) {
    await pending.discard();
    throw error;
  }
}
