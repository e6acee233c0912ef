import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReportRequest } from '../../../shared/contract/reports.ts';
import { client } from '../client.ts';
import { useDataVersion } from './projects.ts';

/** Reports that can be printed, with the analyses that are their chapters. */
export function useReportTemplates() {
  return useQuery({ queryKey: ['reports', 'templates'], queryFn: ({ signal }) => client.reports.templates(undefined, { signal }) });
}

/** A report as it would be printed: its markup and rules. */
export function useReportPreview(request: ReportRequest | null) {
  const dataVersion = useDataVersion();
  return useQuery({
    queryKey: ['reports', 'preview', dataVersion, request],
    queryFn: ({ signal }) => (request === null ? null : client.reports.preview(request, { signal })),
    enabled: request !== null && dataVersion >= 0,
    placeholderData: keepPreviousData,
  });
}
