import { DEPTHS } from '../../../shared/analyses/blocks.ts';
import { useAnalyses } from '../../client/queries/analyses.ts';
import { closeProject, useProject } from '../../client/queries/projects.ts';
import { useSegments } from '../../client/queries/segments.ts';
import { changeSettings } from '../../client/queries/settings.ts';
import { showOverlay } from '../../state/overlays.ts';
import { closePanel, usePanel } from '../../state/panel.ts';
import { useCalendar, usePreferences } from '../../state/preferences.ts';
import { navigate } from '../../state/route.ts';
import { setFilter, setPeriod } from '../../state/view-context.ts';
import { useWords } from '../../state/words.ts';
import { PERIOD_PRESETS, periodOf } from '../bar/period-presets.ts';
import { pickAndImport, pickAndOpen } from '../files/open-files.ts';
import { startSample } from '../files/start-sample.ts';
import { SCREENS } from '../rail/screens.ts';
import type { Command } from './commands.ts';
import { COMMAND_KEY } from './keys.ts';

const DATA_PLACES = [
  { view: 'health', icon: 'verified' },
  { view: 'unused', icon: 'lightbulb' },
  { view: 'rejected', icon: 'report' },
  { view: 'watch', icon: 'folder_open' },
] as const;

/** Everything that can be done now: screens, analyses, files, period, segments, the window itself. */
export function useCommands(): readonly Command[] {
  const words = useWords();
  const { t, text } = words;
  const project = useProject().data ?? null;
  const analyses = useAnalyses().data ?? [];
  const segments = useSegments().data ?? [];
  const calendar = useCalendar();
  const { density, railFolded } = usePreferences();
  const hasPanel = usePanel((state) => state.stack.length > 0);
  const go = t('app.palette.go');
  const file = t('app.palette.file');
  const look = t('app.palette.look');
  const view = t('app.palette.view');

  const program: Command[] = [
    { id: 'open', group: file, label: t('app.palette.openFile'), icon: 'folder_open', keys: [COMMAND_KEY, 'O'], run: () => void pickAndOpen(words) },
    { id: 'new', group: file, label: t('app.palette.newFile'), icon: 'add', run: () => showOverlay('newProject') },
    {
      id: 'import',
      group: file,
      label: t('app.palette.import'),
      icon: 'upload_file',
      keys: [COMMAND_KEY, 'I'],
      run: () => void pickAndImport(words),
    },
    { id: 'sample', group: file, label: t('app.palette.sample'), icon: 'storefront', run: () => void startSample(words) },
    { id: 'light', group: view, label: t('app.palette.themeLight'), icon: 'palette', run: () => void changeSettings({ theme: 'light' }) },
    { id: 'dark', group: view, label: t('app.palette.themeDark'), icon: 'dark_mode', run: () => void changeSettings({ theme: 'dark' }) },
    { id: 'system', group: view, label: t('app.palette.themeSystem'), icon: 'palette', run: () => void changeSettings({ theme: 'system' }) },
    {
      id: 'english',
      group: t('settings.language'),
      label: t('settings.languages.en'),
      icon: 'language',
      run: () => void changeSettings({ locale: 'en' }),
    },
    {
      id: 'persian',
      group: t('settings.language'),
      label: t('settings.languages.fa'),
      icon: 'language',
      run: () => void changeSettings({ locale: 'fa' }),
    },
    {
      id: 'density',
      group: view,
      label: t(density === 'compact' ? 'app.palette.comfortable' : 'app.palette.compact'),
      icon: 'table_rows',
      run: () => void changeSettings({ density: density === 'compact' ? 'comfortable' : 'compact' }),
    },
    ...DEPTHS.map(
      (depth): Command => ({
        id: `depth ${depth}`,
        group: t('analyses.screen.depth'),
        label: t(`analyses.screen.depths.${depth}`),
        icon: 'query_stats',
        run: () => void changeSettings({ depth }),
      }),
    ),
    { id: 'shortcuts', group: view, label: t('app.nav.shortcuts'), icon: 'keyboard', keys: ['F1'], run: () => showOverlay('shortcuts') },
    { id: 'proofs', group: go, label: t('proofs.title'), icon: 'verified', run: () => navigate({ screen: 'proofs' }) },
    {
      id: 'settings',
      group: go,
      label: t('app.nav.settings'),
      icon: 'settings',
      keys: [COMMAND_KEY, ','],
      run: () => navigate({ screen: 'settings' }),
    },
  ];
  if (project === null) return program;

  const { lastDay } = project;
  return [
    ...SCREENS.filter(({ place }) => place !== 'bottom').map(
      ({ route, icon, label, key }): Command => ({
        id: `go ${route.screen}`,
        group: go,
        label: t(label),
        icon,
        keys: ['G', key.toUpperCase()],
        run: () => navigate(route),
      }),
    ),
    ...DATA_PLACES.map(
      ({ view, icon }): Command => ({
        id: `go data ${view}`,
        group: go,
        label: `${t('app.nav.data')}: ${t(`health.tabs.${view}`)}`,
        icon,
        run: () => navigate({ screen: 'data', view }),
      }),
    ),
    { id: 'go findings', group: go, label: t('findings.title'), icon: 'lightbulb', run: () => navigate({ screen: 'findings' }) },
    ...analyses.map(
      ({ id, icon }): Command => ({
        id: `analysis ${id}`,
        group: t('app.palette.analyse'),
        label: text(`analyses.${id}.title`),
        icon,
        run: () => navigate({ screen: 'analysis', id }),
      }),
    ),
    {
      id: 'segment',
      group: t('app.nav.segments'),
      label: t('app.palette.newSegment'),
      icon: 'add',
      run: () => navigate({ screen: 'segment', id: 'new' }),
    },
    ...(lastDay === null
      ? []
      : PERIOD_PRESETS.map(
          (preset): Command => ({
            id: `period ${preset}`,
            group: look,
            label: t('app.palette.periodTo', { name: t(`app.period.${preset}`) }),
            icon: 'calendar_month',
            run: () => setPeriod(periodOf(preset, lastDay, calendar)),
          }),
        )),
    { id: 'filter all', group: look, label: t('app.filter.clear'), icon: 'filter_alt_off', run: () => setFilter(null) },
    ...segments.map(
      ({ id, name }): Command => ({
        id: `filter ${id}`,
        group: look,
        label: t('app.palette.filterTo', { name }),
        icon: 'filter_alt',
        run: () => setFilter({ label: name, rule: { op: 'segment', id } }),
      }),
    ),
    ...program,
    { id: 'start', group: go, label: t('projects.start.title'), icon: 'folder_open', run: () => navigate({ screen: 'start' }) },
    {
      id: 'close',
      group: file,
      label: t('app.palette.closeFile'),
      icon: 'close',
      run: () => void closeProject().then(() => navigate({ screen: 'start' })),
    },
    { id: 'print', group: view, label: t('app.palette.print'), icon: 'print', keys: [COMMAND_KEY, 'P'], run: () => window.print() },
    {
      id: 'rail',
      group: view,
      label: t('app.palette.rail'),
      icon: 'menu_open',
      keys: [COMMAND_KEY, 'B'],
      run: () => void changeSettings({ railFolded: !railFolded }),
    },
    ...(hasPanel ? [{ id: 'panel', group: view, label: t('app.palette.closePanel'), icon: 'close', keys: ['Esc'], run: closePanel }] : []),
  ];
}
