import Box from '@mui/material/Box';
import { useProject } from '../../client/queries/projects.ts';
import { useWords } from '../../state/words.ts';
import { STATUS_LINE_HEIGHT } from '../theme/tokens.ts';

/** How much data is there, how fresh it is, and its version. */
export function StatusLine() {
  const { t, formatter } = useWords();
  const project = useProject().data;
  if (project === null || project === undefined) return null;
  const { lastImport } = project;
  return (
    <Box
      component="footer"
      aria-label={t('app.status.label')}
      data-screen-only
      sx={(theme) => ({
        minHeight: STATUS_LINE_HEIGHT,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 4,
        paddingInline: 4,
        borderBlockStart: `1px solid ${theme.tokens.line}`,
        color: theme.tokens.inkSoft,
        fontSize: '0.75rem',
        fontVariantNumeric: 'tabular-nums',
      })}
    >
      <span>{t('app.status.lines', { count: project.lines })}</span>
      <span>{t('app.status.customers', { count: project.customers })}</span>
      <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
        {lastImport === null
          ? t('app.status.noImport')
          : t('app.status.lastImport', { file: lastImport.fileName, at: formatter.instant(lastImport.at) })}
      </Box>
      <Box component="span" sx={{ marginInlineStart: 'auto' }}>
        {t('app.status.version', { version: formatter.integer(project.dataVersion) })}
      </Box>
    </Box>
  );
}
