import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import type { Settings } from '../../../shared/contract/settings.ts';
import { LOCALES } from '../../../shared/contract/settings.ts';
import { reporting } from '../../app/files/open-files.ts';
import { useProject } from '../../client/queries/projects.ts';
import { changeSettings } from '../../client/queries/settings.ts';
import { Page } from '../../components/Page.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../state/words.ts';
import { About } from './About.tsx';
import { ChoiceRow } from './ChoiceRow.tsx';
import { ClientSettings } from './ClientSettings.tsx';
import { SettingRow } from './SettingRow.tsx';

/** Language, calendar, look; the open client; what this program is. */
export function SettingsScreen() {
  const words = useWords();
  const { t } = words;
  const settings = usePreferences();
  const project = useProject().data ?? null;
  const change = (part: Partial<Settings>) => void reporting(words, async () => changeSettings(part));
  return (
    <Page>
      <Box sx={{ maxWidth: 760 }}>
        <PageHead title={t('settings.title')} />
        <ChoiceRow
          label={t('settings.language')}
          value={settings.locale}
          options={LOCALES.map((locale) => ({ value: locale, label: t(`settings.languages.${locale}`) }))}
          onChange={(locale) => change({ locale })}
        />
        <ChoiceRow
          label={t('settings.calendar')}
          hint={t('settings.calendarHint')}
          value={settings.calendar ?? 'auto'}
          options={(['auto', 'gregorian', 'jalali'] as const).map((calendar) => ({ value: calendar, label: t(`settings.calendars.${calendar}`) }))}
          onChange={(calendar) => change({ calendar: calendar === 'auto' ? null : calendar })}
        />
        <SettingRow label={t('settings.digits')}>
          <FormControlLabel
            control={<Switch checked={settings.latinDigits} onChange={(_event, latinDigits) => change({ latinDigits })} />}
            label={t('settings.digitsLatin')}
          />
        </SettingRow>
        <ChoiceRow
          label={t('settings.theme')}
          value={settings.theme}
          options={(['system', 'light', 'dark'] as const).map((theme) => ({ value: theme, label: t(`settings.themes.${theme}`) }))}
          onChange={(theme) => change({ theme })}
        />
        <ChoiceRow
          label={t('settings.density')}
          value={settings.density}
          options={(['comfortable', 'compact'] as const).map((density) => ({ value: density, label: t(`settings.densities.${density}`) }))}
          onChange={(density) => change({ density })}
        />
        {project !== null && <ClientSettings key={project.path} project={project} />}
        <About />
      </Box>
    </Page>
  );
}
