import type { Router as ContractRouter } from '@orpc/server';
import type { Contract } from '../../shared/contract/contract.ts';
import { analysisProcedures } from './handlers/analyses.ts';
import { customerProcedures } from './handlers/customers.ts';
import { findingProcedures } from './handlers/findings.ts';
import { healthProcedures } from './handlers/health.ts';
import { type CallContext, createImplementer } from './handlers/implementer.ts';
import { importSetProcedures } from './handlers/import-sets.ts';
import { importSourceProcedures } from './handlers/import-sources.ts';
import { importProcedures } from './handlers/imports.ts';
import { jobProcedures } from './handlers/jobs.ts';
import { projectProcedures } from './handlers/projects.ts';
import { proofProcedures } from './handlers/proofs.ts';
import { rejectProcedures } from './handlers/rejects.ts';
import { reportProcedures } from './handlers/reports.ts';
import { segmentProcedures } from './handlers/segments.ts';
import { settingsProcedures } from './handlers/settings.ts';
import { templateProcedures } from './handlers/templates.ts';
import { watchProcedures } from './handlers/watch.ts';
import type { Host } from './host.ts';

export type Router = ContractRouter<Contract, CallContext>;

/** Implements the whole contract; a procedure without a handler does not compile. */
export function createRouter(host: Host): Router {
  const os = createImplementer(host.log);
  return os.router({
    projects: projectProcedures(os, host),
    imports: { ...importProcedures(os, host), ...importSourceProcedures(os, host) },
    importSets: importSetProcedures(os, host),
    customers: customerProcedures(os, host),
    segments: segmentProcedures(os, host),
    analyses: analysisProcedures(os, host),
    findings: findingProcedures(os, host),
    reports: reportProcedures(os, host),
    proofs: proofProcedures(os, host),
    jobs: jobProcedures(os, host),
    settings: settingsProcedures(os, host),
    templates: templateProcedures(os, host),
    health: healthProcedures(os, host),
    rejects: rejectProcedures(os, host),
    watch: watchProcedures(os, host),
  });
}
