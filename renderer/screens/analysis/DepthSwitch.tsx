import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { DEPTHS, type Depth } from '../../../shared/analyses/blocks.ts';
import { changeSettings } from '../../client/queries/settings.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../state/words.ts';

/** For whom the screen is: the answer, the breakdowns, the method. Kept for all analyses. */
export function DepthSwitch() {
  const { t } = useWords();
  const depth = usePreferences((state) => state.depth);
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={depth}
      aria-label={t('analyses.screen.depth')}
      onChange={(_event, chosen: Depth | null) => {
        if (chosen !== null) void changeSettings({ depth: chosen });
      }}
    >
      {DEPTHS.map((name) => (
        <ToggleButton key={name} value={name} title={t(`analyses.screen.depthHints.${name}`)} sx={{ paddingInline: 3, textTransform: 'none' }}>
          {t(`analyses.screen.depths.${name}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
