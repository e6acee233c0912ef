import Box from '@mui/material/Box';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../state/words.ts';
import { RAIL } from '../theme/tokens.ts';
import { RailContent } from './RailContent.tsx';

/** The navigation at the start side, folded to icons on request. */
export function Rail() {
  const { t } = useWords();
  const isFolded = usePreferences((state) => state.railFolded);
  return (
    <Box
      component="nav"
      aria-label={t('app.nav.label')}
      data-region="nav"
      data-screen-only
      sx={{ width: isFolded ? RAIL.folded : RAIL.open, flex: 'none', overflowX: 'hidden', overflowY: 'auto', transition: 'width 120ms' }}
    >
      <RailContent isFolded={isFolded} />
    </Box>
  );
}
