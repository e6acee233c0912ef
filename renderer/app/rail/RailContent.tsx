import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ANALYSIS_GROUPS } from '../../../shared/analyses/define.ts';
import { useAnalyses } from '../../client/queries/analyses.ts';
import { changeSettings } from '../../client/queries/settings.ts';
import { showOverlay } from '../../state/overlays.ts';
import type { Route } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { RailAction } from './RailAction.tsx';
import { RailLink } from './RailLink.tsx';
import { SCREENS } from './screens.ts';

/** Sections, analyses by group, and what belongs to the program itself. The analyses are those the host offers. */
export function RailContent({ isFolded, onChosen }: { readonly isFolded: boolean; readonly onChosen?: () => void }) {
  const { t, text } = useWords();
  const offers = useAnalyses().data ?? [];
  const link = (route: Route, icon: string, label: string, hint?: string) => (
    <RailLink
      key={label}
      route={route}
      icon={icon}
      label={label}
      isFolded={isFolded}
      {...(hint === undefined ? {} : { hint })}
      {...(onChosen ? { onChosen } : {})}
    />
  );
  return (
    <Box sx={{ minHeight: '100%', display: 'flex', flexDirection: 'column', padding: 2, gap: '2px' }}>
      {SCREENS.filter((screen) => screen.place === 'top').map(({ route, icon, label }) => link(route, icon, t(label)))}
      {ANALYSIS_GROUPS.map((group) => {
        const members = offers.filter((offer) => offer.group === group);
        if (members.length === 0) return null;
        return (
          <Box
            key={group}
            role="group"
            aria-label={t(`app.groups.${group}`)}
            sx={{ display: 'flex', flexDirection: 'column', gap: '2px', marginBlockStart: 3 }}
          >
            {isFolded ? (
              <Box sx={(theme) => ({ borderBlockStart: `1px solid ${theme.tokens.line}`, marginBlockEnd: 1 })} />
            ) : (
              <Typography variant="caption" color="textSecondary" sx={{ paddingInline: 2 }}>
                {t(`app.groups.${group}`)}
              </Typography>
            )}
            {members.map((offer) => link({ screen: 'analysis', id: offer.id }, offer.icon, text(`analyses.${offer.id}.title`)))}
          </Box>
        );
      })}
      <Box sx={{ marginBlockStart: 3, display: 'flex', flexDirection: 'column', gap: '2px' }}>
        {SCREENS.filter((screen) => screen.place === 'middle').map(({ route, icon, label }) => link(route, icon, t(label)))}
      </Box>
      <Box sx={{ marginBlockStart: 'auto', paddingBlockStart: 4, display: 'flex', flexDirection: 'column', gap: '2px' }}>
        {SCREENS.filter((screen) => screen.place === 'bottom').map(({ route, icon, label }) => link(route, icon, t(label)))}
        <RailAction icon="keyboard" label={t('app.nav.shortcuts')} isFolded={isFolded} onRun={() => showOverlay('shortcuts')} />
        {onChosen === undefined && (
          <RailAction
            icon="menu_open"
            label={t(isFolded ? 'app.nav.unfold' : 'app.nav.fold')}
            isFolded={isFolded}
            onRun={() => void changeSettings({ railFolded: !isFolded })}
          />
        )}
      </Box>
    </Box>
  );
}
