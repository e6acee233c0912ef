import type { JoinReport } from '../../../../shared/contract/import-sets.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import { assertMapping, type ImportInput } from '../import-input.ts';
import { orderOfLoading } from './load-order.ts';

/** How files hang together: the keys by which their rows name each other, and the order in which they will be loaded. */
export async function joinFiles(files: readonly ImportInput[], job: JobContext): Promise<JoinReport> {
  job.stage('read');
  for (const { mapping } of files) assertMapping(mapping);
  return { joins: [], order: orderOfLoading(files.map(({ mapping }) => mapping.kind)) };
}
