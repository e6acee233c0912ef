import analyses from './fa/analyses.json' with { type: 'json' };
import app from './fa/app.json' with { type: 'json' };
import catalogue from './fa/catalogue.json' with { type: 'json' };
import charts from './fa/charts.json' with { type: 'json' };
import customers from './fa/customers.json' with { type: 'json' };
import errors from './fa/errors.json' with { type: 'json' };
import findings from './fa/findings.json' with { type: 'json' };
import health from './fa/health.json' with { type: 'json' };
import imports from './fa/imports.json' with { type: 'json' };
import jobs from './fa/jobs.json' with { type: 'json' };
import projects from './fa/projects.json' with { type: 'json' };
import proofs from './fa/proofs.json' with { type: 'json' };
import rejects from './fa/rejects.json' with { type: 'json' };
import reports from './fa/reports.json' with { type: 'json' };
import segments from './fa/segments.json' with { type: 'json' };
import settings from './fa/settings.json' with { type: 'json' };
import watch from './fa/watch.json' with { type: 'json' };

/** The app's own Persian texts by area; the analyses bring theirs. */
export const FA_MESSAGES = {
  analyses,
  app,
  catalogue,
  charts,
  customers,
  errors,
  findings,
  imports,
  jobs,
  projects,
  proofs,
  reports,
  segments,
  settings,
  health,
  rejects,
  watch,
};
