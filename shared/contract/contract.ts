import { analyses } from './analyses.ts';
import { customers } from './customers.ts';
import { findings } from './findings.ts';
import { health } from './health.ts';
import { importSets } from './import-sets.ts';
import { imports } from './imports.ts';
import { jobs } from './jobs.ts';
import { projects } from './projects.ts';
import { proofs } from './proofs.ts';
import { rejects } from './rejects.ts';
import { reports } from './reports.ts';
import { segments } from './segments.ts';
import { settings } from './settings.ts';
import { templates } from './templates.ts';
import { watch } from './watch.ts';

/** Everything a shell or a window can ask of the host. */
export const contract = {
  projects,
  proofs,
  imports,
  importSets,
  customers,
  segments,
  analyses,
  findings,
  reports,
  jobs,
  settings,
  templates,
  health,
  rejects,
  watch,
};
export type Contract = typeof contract;
