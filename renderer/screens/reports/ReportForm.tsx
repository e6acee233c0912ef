import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { DEPTHS } from '../../../shared/analyses/blocks.ts';
import { LOCALES, type Locale } from '../../../shared/contract/settings.ts';
import { LabelledSelect } from '../../components/LabelledSelect.tsx';
import { chooseReport, useReportChoice } from '../../state/report-choice.ts';
import { useWords } from '../../state/words.ts';

export interface ReportFormProps {
  readonly templates: readonly { readonly id: string; readonly chapters: readonly string[] }[];
  readonly template: string;
  readonly locale: Locale;
}

const PAPERS = ['A4', 'Letter'] as const;

/** Which report, in which language, on which paper, under which name. */
export function ReportForm({ templates, template, locale }: ReportFormProps) {
  const { t, text } = useWords();
  const { paper, depth, title, preparedBy } = useReportChoice();
  const chapters = templates.find(({ id }) => id === template)?.chapters ?? [];
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 4 }}>
      <LabelledSelect
        label={t('reports.screen.template')}
        value={template}
        options={templates.map(({ id }) => ({ value: id, label: text(`reports.templates.${id}.title`) }))}
        onChange={(id) => chooseReport({ template: id })}
      />
      <Box>
        <Typography variant="body2" color="textSecondary">
          {text(`reports.templates.${template}.description`)}
        </Typography>
        <Typography variant="caption" color="textSecondary" component="p" sx={{ marginBlockStart: 1 }}>
          {t('reports.screen.chapters', { list: chapters.map((id) => text(`analyses.${id}.title`)).join(t('reports.paper.listComma')) })}
        </Typography>
      </Box>
      <LabelledSelect
        label={t('reports.screen.language')}
        value={locale}
        options={LOCALES.map((value) => ({ value, label: t(`reports.screen.languages.${value}`) }))}
        onChange={(value) => chooseReport({ locale: value })}
      />
      <LabelledSelect
        label={t('reports.screen.paper')}
        value={paper}
        options={PAPERS.map((value) => ({ value, label: t(`reports.screen.papers.${value}`) }))}
        onChange={(value) => chooseReport({ paper: value })}
      />
      <LabelledSelect
        label={t('reports.screen.depth')}
        value={depth}
        options={DEPTHS.map((value) => ({ value, label: t(`reports.screen.depths.${value}`) }))}
        onChange={(value) => chooseReport({ depth: value })}
      />
      <TextField
        label={t('reports.screen.titleField')}
        value={title}
        placeholder={text(`reports.templates.${template}.title`)}
        onChange={(event) => chooseReport({ title: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 200, dir: 'auto' }, inputLabel: { shrink: true } }}
      />
      <TextField
        label={t('reports.screen.preparedBy')}
        value={preparedBy}
        onChange={(event) => chooseReport({ preparedBy: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 120, dir: 'auto' } }}
      />
    </Box>
  );
}
