import analyses from './en/analyses.json' with { type: 'json' };
import app from './en/app.json' with { type: 'json' };
import catalogue from './en/catalogue.json' with { type: 'json' };
import charts from './en/charts.json' with { type: 'json' };
import customers from './en/customers.json' with { type: 'json' };
import errors from './en/errors.json' with { type: 'json' };
import findings from './en/findings.json' with { type: 'json' };
import health from './en/health.json' with { type: 'json' };
import imports from './en/imports.json' with { type: 'json' };
import jobs from './en/jobs.json' with { type: 'json' };
import projects from './en/projects.json' with { type: 'json' };
import proofs from './en/proofs.json' with { type: 'json' };
import rejects from './en/rejects.json' with { type: 'json' };
import reports from './en/reports.json' with { type: 'json' };
import segments from './en/segments.json' with { type: 'json' };
import settings from './en/settings.json' with { type: 'json' };
import watch from './en/watch.json' with { type: 'json' };

/** The app's own English texts by area; the analyses bring theirs. */
export const EN_MESSAGES = {
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
