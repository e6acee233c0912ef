import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useProject } from '../../client/queries/projects.ts';
import { useSettings } from '../../client/queries/settings.ts';
import { SidePanel } from '../../components/panel/SidePanel.tsx';
import { usePanel } from '../../state/panel.ts';
import { useRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { TopBar } from '../bar/TopBar.tsx';
import { DropZone } from '../files/DropZone.tsx';
import { NewProjectDialog } from '../files/NewProjectDialog.tsx';
import { OpenProjectDialog } from '../files/OpenProjectDialog.tsx';
import { CommandPalette } from '../palette/CommandPalette.tsx';
import { ShortcutSheet } from '../palette/ShortcutSheet.tsx';
import { useKeyboard } from '../palette/use-keyboard.ts';
import { Rail } from '../rail/Rail.tsx';
import { RailDrawer } from '../rail/RailDrawer.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { Notices } from './Notices.tsx';
import { ScreenOutlet } from './ScreenOutlet.tsx';
import { StatusLine } from './StatusLine.tsx';
import { useFeeds } from './use-feeds.ts';
import { useShellCommands } from './use-shell-commands.ts';

/** Rail, bars, screen and panel; the start page stands alone. */
export function WindowFrame() {
  const { t } = useWords();
  const route = useRoute();
  const project = useProject();
  const isWide = useMediaQuery('(min-width:800px)', { noSsr: true });
  const hasPanel = usePanel((state) => state.stack.length > 0);
  useSettings();
  useFeeds();
  useKeyboard();
  useShellCommands();
  const isStart =
    route.screen === 'start' || (project.isSuccess && project.data === null && route.screen !== 'settings' && route.screen !== 'proofs');
  const hasRail = !isStart && project.data !== null && project.data !== undefined;
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column', '@media print': { display: 'block', height: 'auto' } }}>
      <SkipLink label={t('app.nav.skip')} />
      <ConnectionBanner />
      <TopBar isStart={isStart} hasProject={hasRail} hasMenu={hasRail && !isWide} />
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', position: 'relative', '@media print': { display: 'block' } }}>
        {hasRail && isWide && <Rail />}
        <Box
          component="main"
          id="content"
          tabIndex={-1}
          data-region="content"
          sx={(theme) => ({
            flex: 1,
            minWidth: 0,
            overflow: 'auto',
            position: 'relative',
            backgroundColor: theme.tokens.paper,
            borderInlineStart: hasRail && isWide ? `1px solid ${theme.tokens.line}` : 0,
            '@media print': { overflow: 'visible', border: 0, backgroundColor: '#fff' },
          })}
        >
          <ScreenOutlet route={isStart ? { screen: 'start' } : route} isReady={!project.isPending} />
        </Box>
        {hasPanel && hasRail && <SidePanel isOverlay={!isWide} />}
      </Box>
      {hasRail && <StatusLine />}
      {hasRail && !isWide && <RailDrawer />}
      <CommandPalette />
      <ShortcutSheet />
      <NewProjectDialog />
      <OpenProjectDialog />
      <Notices />
      <DropZone />
    </Box>
  );
}

function SkipLink({ label }: { readonly label: string }) {
  return (
    <Box
      component="a"
      href="#content"
      data-screen-only
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('content')?.focus();
      }}
      sx={(theme) => ({
        position: 'fixed',
        insetBlockStart: -60,
        insetInlineStart: 8,
        zIndex: 2000,
        padding: '6px 12px',
        backgroundColor: theme.tokens.accent,
        color: theme.tokens.accentInk,
        borderRadius: 1,
        '&:focus': { insetBlockStart: 8 },
      })}
    >
      {label}
    </Box>
  );
}
