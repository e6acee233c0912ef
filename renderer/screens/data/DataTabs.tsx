import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useImports } from '../../client/queries/imports.ts';
import { useWatchNotes } from '../../client/queries/watch.ts';
import { type DataPart, formatRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { openRejects } from './rejected/open-rejects.ts';

const TABS = ['imports', 'health', 'unused', 'rejected', 'watch'] as const;
export type DataTab = (typeof TABS)[number];

/** The parts of the data screen; rows that wait to be corrected and notes that were not read are counted beside their part. */
export function DataTabs({ current }: { readonly current: DataTab }) {
  const { t, formatter } = useWords();
  const open = (useImports().data ?? []).reduce((sum, summary) => sum + openRejects(summary), 0);
  const unread = (useWatchNotes().data ?? []).filter(({ isRead }) => !isRead).length;
  const counts: Partial<Record<DataTab, { readonly count: number; readonly label: string }>> = {
    rejected: { count: open, label: t('rejects.openCount', { count: open }) },
    watch: { count: unread, label: t('watch.notes.unread', { count: unread }) },
  };
  return (
    <Box
      component="nav"
      aria-label={t('health.nav')}
      data-screen-only
      sx={(theme) => ({
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 5,
        borderBlockEnd: `1px solid ${theme.tokens.line}`,
        marginBlockEnd: 5,
      })}
    >
      {TABS.map((tab) => {
        const badge = counts[tab];
        return (
          <Link
            key={tab}
            href={`#${formatRoute(tab === 'imports' ? { screen: 'data' } : { screen: 'data', view: tab satisfies DataPart })}`}
            aria-current={tab === current ? 'page' : undefined}
            underline="none"
            sx={(theme) => ({
              display: 'inline-flex',
              alignItems: 'center',
              gap: 1.5,
              minHeight: 36,
              fontSize: '0.875rem',
              color: tab === current ? theme.tokens.accent : theme.tokens.ink,
              fontWeight: tab === current ? 700 : 400,
              boxShadow: tab === current ? `inset 0 -2px 0 ${theme.tokens.accent}` : 'none',
              '&:hover': { color: theme.tokens.accent },
            })}
          >
            {t(`health.tabs.${tab}`)}
            {badge !== undefined && badge.count > 0 && (
              <Box
                component="span"
                role="img"
                aria-label={badge.label}
                title={badge.label}
                sx={(theme) => ({
                  minWidth: 20,
                  paddingInline: '6px',
                  borderRadius: '10px',
                  fontSize: '0.75rem',
                  lineHeight: '20px',
                  fontWeight: 700,
                  textAlign: 'center',
                  color: theme.tokens.caution,
                  backgroundColor: theme.tokens.cautionTint,
                })}
              >
                {formatter.integer(badge.count)}
              </Box>
            )}
          </Link>
        );
      })}
    </Box>
  );
}
