import type { AnalysisGroup, AnyAnalysis } from '../../../shared/analyses/define.ts';
import { ANALYSES } from '../../../shared/analyses/registry.ts';
import { AppError } from '../app-error.ts';

/** A report as data: which analyses become chapters, in which order. */
export interface ReportTemplate {
  readonly id: string;
  /** Chapters in order; those whose columns the client's data lacks are left out when the report is made. */
  readonly chapters: readonly AnyAnalysis[];
  /** Chapters of these groups are cut to about a page each. */
  readonly digested: readonly AnalysisGroup[];
}

/** Every analysis in the order of the registry: the first paper a client gets. Sales in full, value and retention a page each. */
const OVERVIEW: ReportTemplate = { id: 'overview', chapters: ANALYSES, digested: ['value', 'retention'] };

/** Who is worth what, in full; and who comes back and who leaves, in full. */
const [VALUE, RETENTION] = (['value', 'retention'] as const).map(
  (id): ReportTemplate => ({ id, chapters: ANALYSES.filter(({ group }) => group === id), digested: [] }),
) as [ReportTemplate, ReportTemplate];

const TEMPLATES: readonly ReportTemplate[] = [OVERVIEW, VALUE, RETENTION];

/** Templates people can choose from, with the ids of their chapters. */
export function listTemplates(): { id: string; chapters: string[] }[] {
  return TEMPLATES.map(({ id, chapters }) => ({ id, chapters: chapters.map((chapter) => chapter.id) }));
}

/** The template of that id; throws AppError REPORT_NOT_FOUND. */
export function findTemplate(id: string): ReportTemplate {
  const template = TEMPLATES.find((candidate) => candidate.id === id);
  if (template === undefined) throw new AppError('REPORT_NOT_FOUND', { id });
  return template;
}
