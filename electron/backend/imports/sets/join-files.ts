import type { JoinReport } from '../../../../shared/contract/import-sets.ts';
import { findJoins } from '../../../parser/client.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import type { ImportInput } from '../import-input.ts';
import { stampFile } from '../source-file.ts';
import { orderOfLoading } from './load-order.ts';

/** How files hang together: the keys by which their rows name each other, and the order in which they will be loaded. Reads every file once. Stages: `CHECK_STAGES`. */
export async function joinFiles(files: readonly ImportInput[], job: JobContext): Promise<JoinReport> {
  job.stage('read');
  const sizes = files.map(({ path }) => stampFile(path).size);
  const total = Math.max(
    1,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  const startOf = (file: number) => sizes.slice(0, file).reduce((sum, size) => sum + size, 0);
  const request = { files: files.map(({ path, mapping }) => ({ path, mapping })) };
  const joins = await findJoins(request, job.signal, (file, { bytesRead, bytesTotal, records }) => {
    job.progress((startOf(file) + ((sizes[file] ?? 0) * bytesRead) / Math.max(1, bytesTotal)) / total, records);
  });
  return { joins, order: orderOfLoading(files.map(({ mapping }) => mapping.kind)) };
}
