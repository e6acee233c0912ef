import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useMemo, useRef, useState } from 'react';
import type { ReportRequest } from '../../../shared/contract/reports.ts';
import { createFormatter } from '../../../shared/format/formatter.ts';
import { createTranslator } from '../../../shared/messages/translator.ts';
import { useProject } from '../../client/queries/projects.ts';
import { useReportPreview, useReportTemplates } from '../../client/queries/reports.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { ScreenSkeleton } from '../../components/ScreenSkeleton.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useReportChoice } from '../../state/report-choice.ts';
import { navigate } from '../../state/route.ts';
import { useViewContext } from '../../state/view-context.ts';
import { useWords } from '../../state/words.ts';
import type { LaidSheets } from './lay-sheets.ts';
import { PrintReport } from './PrintReport.tsx';
import { PAPERS } from './paper.ts';
import { ReportContents } from './ReportContents.tsx';
import { ReportForm } from './ReportForm.tsx';
import { ReportScope } from './ReportScope.tsx';
import { ReportSheets, type SheetsHandle } from './ReportSheets.tsx';
import { type ZoomChoice, ZoomSelect } from './ZoomSelect.tsx';

const TYPING_PAUSE_MS = 500;

/** Reports: what is printed on the one side, the sheets as they will come out on the other. */
export function ReportsScreen() {
  const { t, text } = useWords();
  const project = useProject().data;
  const templates = useReportTemplates();
  const choice = useReportChoice();
  const { locale: ownLocale, calendar: ownCalendar, latinDigits } = usePreferences();
  const { calendar: _calendar, ...view } = useViewContext();
  const locale = choice.locale ?? ownLocale;
  const template = choice.template ?? templates.data?.[0]?.id;
  const isEmpty = project === null || project === undefined || project.lines === 0;
  const request: ReportRequest | null =
    template === undefined || isEmpty
      ? null
      : {
          template,
          locale,
          context: { ...view, calendar: ownCalendar ?? (locale === 'fa' ? 'jalali' : 'gregorian') },
          paper: choice.paper,
          depth: choice.depth,
          title: choice.title.trim(),
          preparedBy: choice.preparedBy.trim(),
        };
  const preview = useReportPreview(useSettled(request, TYPING_PAUSE_MS));
  const [laid, setLaid] = useState<LaidSheets>({ pages: 0, contents: [] });
  const [zoom, setZoom] = useState<ZoomChoice>('fit');
  const sheets = useRef<SheetsHandle>(null);
  const title =
    choice.title.trim() === '' && template !== undefined ? createTranslator(locale).text(`reports.templates.${template}.title`) : choice.title;
  const texts = useMemo(
    () => ({
      client: project?.name ?? '',
      title,
      dataVersion: project?.dataVersion ?? 0,
      translator: createTranslator(locale, { latinDigits }),
      formatter: createFormatter({ locale, calendar: 'gregorian', currency: '', latinDigits }),
    }),
    [project?.name, project?.dataVersion, title, locale, latinDigits],
  );
  if (isEmpty)
    return (
      <StateMessage icon="description" title={t('reports.screen.emptyTitle')} lead={t('reports.screen.emptyLead')}>
        <Button variant="contained" onClick={() => navigate({ screen: 'import' })}>
          {t('reports.screen.import')}
        </Button>
      </StateMessage>
    );
  if (templates.isError) return <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />;
  if (templates.data === undefined || template === undefined || request === null) return <ScreenSkeleton />;
  return (
    <Box
      sx={{
        position: { xs: 'static', md: 'absolute' },
        inset: 0,
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '300px minmax(0, 1fr)' },
        gridTemplateRows: { xs: 'auto 80vh', md: 'minmax(0, 1fr)' },
      }}
    >
      <Box
        data-screen-only
        sx={(theme) => ({
          padding: 6,
          overflow: 'auto',
          borderInlineEnd: `1px solid ${theme.tokens.line}`,
          display: 'flex',
          flexDirection: 'column',
          gap: 5,
        })}
      >
        <Typography variant="h1">{t('reports.screen.title')}</Typography>
        <ReportForm templates={templates.data} template={template} locale={locale} />
        <PrintReport request={request} />
        <ReportScope />
        <ZoomSelect zoom={zoom} onZoom={setZoom} />
        <ReportContents laid={laid} onShow={(anchor) => sheets.current?.show(anchor)} />
      </Box>
      <Box sx={{ position: 'relative', minWidth: 0, minHeight: 0 }} aria-busy={preview.isFetching}>
        {preview.isFetching && (
          <LinearProgress aria-label={t('reports.screen.making')} sx={{ position: 'absolute', insetInline: 0, insetBlockStart: 0, zIndex: 1 }} />
        )}
        {preview.isError ? (
          <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        ) : preview.data === undefined || preview.data === null ? (
          <ScreenSkeleton />
        ) : (
          <ReportSheets
            markup={preview.data.html}
            css={preview.data.css}
            paper={PAPERS[choice.paper]}
            texts={texts}
            label={text('reports.screen.preview')}
            zoom={zoom === 'fit' ? null : Number(zoom)}
            onLaid={setLaid}
            handle={sheets}
          />
        )}
      </Box>
    </Box>
  );
}
