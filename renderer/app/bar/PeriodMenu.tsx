import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import MenuItem from '@mui/material/MenuItem';
import MenuList from '@mui/material/MenuList';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useState } from 'react';
import { useProject } from '../../client/queries/projects.ts';
import { Icon } from '../../components/Icon.tsx';
import { useCalendar } from '../../state/preferences.ts';
import { setPeriod, useContextState } from '../../state/view-context.ts';
import { useWords } from '../../state/words.ts';
import { PERIOD_PRESETS, periodOf, presetOf } from './period-presets.ts';

const PeriodFields = lazy(() => import('./PeriodFields.tsx').then((module) => ({ default: module.PeriodFields })));

/** The days that every analysis looks at: a named period or any two days. */
export function PeriodMenu() {
  const { t, formatter } = useWords();
  const calendar = useCalendar();
  const lastDay = useProject().data?.lastDay ?? null;
  const period = useContextState((state) => state.period);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (lastDay === null) return null;
  const preset = presetOf(period, lastDay, calendar);
  const span = period === null ? '' : t('app.period.span', { from: formatter.day(period.fromDay), to: formatter.day(period.toDay) });
  const value = preset === null ? span : t(`app.period.${preset}`);
  const choose = (chosen: typeof period) => {
    setPeriod(chosen);
    setAnchor(null);
  };
  return (
    <>
      <Button
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-label={`${t('app.period.label')}: ${value}`}
        onClick={(event) => setAnchor(event.currentTarget)}
        startIcon={<Icon name="calendar_month" size={18} />}
        endIcon={<Icon name="keyboard_arrow_down" size={18} />}
        sx={(theme) => ({
          color: period === null ? theme.tokens.ink : theme.tokens.accent,
          backgroundColor: period === null ? 'transparent' : theme.tokens.accentTint,
          fontWeight: period === null ? 400 : 700,
        })}
      >
        {value}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('app.period.label'), sx: { width: 300 } } }}
      >
        <MenuList autoFocusItem aria-label={t('app.period.label')}>
          {PERIOD_PRESETS.map((name) => (
            <MenuItem key={name} selected={name === preset} onClick={() => choose(periodOf(name, lastDay, calendar))}>
              {t(`app.period.${name}`)}
            </MenuItem>
          ))}
        </MenuList>
        <Divider />
        <Box sx={{ padding: 4 }}>
          <Suspense fallback={<Box sx={{ height: 132 }} />}>
            <PeriodFields period={period} lastDay={lastDay} onChoose={choose} />
          </Suspense>
          <Typography variant="caption" component="p" color="textSecondary" sx={{ marginBlockStart: 3 }}>
            {t('app.period.until', { day: formatter.day(lastDay) })}
          </Typography>
        </Box>
      </Popover>
    </>
  );
}
