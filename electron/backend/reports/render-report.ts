import type { ReportRequest } from '../../../shared/contract/reports.ts';
import { gatherReport, type ReportSources } from './gather-report.ts';
import { renderDocument } from './render/render-document.ts';

/**
 * A report as markup for the window: the very body that is printed, without the paper's margins. It holds no style attributes, no
 * style elements and no scripts; fonts go by family name. Rejects with AppError REPORT_NOT_FOUND and the refusals of the engine.
 */
export async function renderReport(sources: ReportSources, request: ReportRequest): Promise<{ html: string; css: string }> {
  const { body, css } = renderDocument(await gatherReport(sources, request));
  return { html: body(new Map()), css };
}
