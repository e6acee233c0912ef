import type { AnyAnalysis } from '../../../shared/analyses/define.ts';
import { ANALYSES } from '../../../shared/analyses/registry.ts';
import { AppError } from '../app-error.ts';

/** A report as data: which analyses become chapters, in which order. */
export interface ReportTemplate {
  readonly id: string;
  /** Chapters in order; those whose columns the client's data lacks are left out when the report is made. */
  readonly chapters: readonly AnyAnalysis[];
}

/** Every analysis in the order of the registry: the first paper a client gets. */
const OVERVIEW: ReportTemplate = { id: 'overview', chapters: ANALYSES };

const TEMPLATES: readonly ReportTemplate[] = [OVERVIEW];

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
