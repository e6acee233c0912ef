import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { Icon } from '../../components/Icon.tsx';
import { showOverlay } from '../../state/overlays.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { COMMAND_KEY } from '../palette/keys.ts';
import { TOP_BAR_HEIGHT } from '../theme/tokens.ts';
import { ClientMenu } from './ClientMenu.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import { JobsMenu } from './JobsMenu.tsx';
import { PeriodMenu } from './PeriodMenu.tsx';

export interface TopBarProps {
  readonly isStart: boolean;
  readonly hasProject: boolean;
  readonly hasMenu: boolean;
}

/** Client file, filter, period; search and work in progress. */
export function TopBar({ isStart, hasProject, hasMenu }: TopBarProps) {
  const { t } = useWords();
  return (
    <Box
      component="header"
      aria-label={t('app.bar.label')}
      data-region="bar"
      data-screen-only
      sx={(theme) => ({
        minHeight: TOP_BAR_HEIGHT,
        flex: 'none',
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        paddingInline: 2,
        borderBlockEnd: `1px solid ${theme.tokens.line}`,
        backgroundColor: theme.tokens.desk,
      })}
    >
      {hasMenu && (
        <IconButton aria-label={t('app.nav.open')} onClick={() => showOverlay('menu')}>
          <Icon name="menu" />
        </IconButton>
      )}
      {hasProject ? (
        <>
          <ClientMenu />
          <FilterMenu />
          <PeriodMenu />
        </>
      ) : (
        <Box component="span" sx={{ fontWeight: 700, paddingInline: 2 }}>
          {t('app.name')}
        </Box>
      )}
      <Box sx={{ marginInlineStart: 'auto', display: 'flex', alignItems: 'center', gap: 1 }}>
        <Button
          variant="outlined"
          aria-keyshortcuts="Control+K Meta+K"
          onClick={() => showOverlay('palette')}
          startIcon={<Icon name="search" size={18} />}
          sx={(theme) => ({
            position: 'relative',
            color: theme.tokens.inkSoft,
            fontWeight: 400,
            minWidth: { xs: 0, md: 200 },
            justifyContent: 'flex-start',
          })}
        >
          <Box
            component="span"
            sx={{ position: { xs: 'absolute', sm: 'static' }, clipPath: { xs: 'inset(50%)', sm: 'none' }, marginInlineEnd: { xs: 0, sm: 4 } }}
          >
            {t('app.bar.searchShort')}
          </Box>
          <Box component="span" aria-hidden sx={{ marginInlineStart: 'auto', display: { xs: 'none', md: 'inline' } }} dir="ltr">
            <kbd>{COMMAND_KEY}</kbd> <kbd>K</kbd>
          </Box>
        </Button>
        <JobsMenu />
        {isStart && (
          <Tooltip title={t('app.nav.settings')}>
            <IconButton aria-label={t('app.nav.settings')} onClick={() => navigate({ screen: 'settings' })}>
              <Icon name="settings" />
            </IconButton>
          </Tooltip>
        )}
      </Box>
    </Box>
  );
}
