import type { Host } from '../host.ts';
import { REPORT_STAGES } from '../reports/stages.ts';
import type { Implementer } from './implementer.ts';

/** Procedures about printed reports; the makers are loaded on first use. */
export function reportProcedures(os: Implementer, { jobs, ports, session }: Host) {
  return {
    templates: os.reports.templates.handler(async () => (await import('../reports/templates.ts')).listTemplates()),
    preview: os.reports.preview.handler(async ({ input }) => {
      const { renderReport } = await import('../reports/render-report.ts');
      return renderReport(await session.project().parts(), input);
    }),
    pdf: os.reports.pdf.handler(async ({ input }) => {
      const project = session.project();
      const { printReport } = await import('../reports/print-report.ts');
      const jobId = jobs.start({ kind: 'report', subject: input.template, stages: REPORT_STAGES }, async (job) =>
        printReport({ ...(await project.parts()), ports }, input, job),
      );
      return { jobId };
    }),
  };
}
