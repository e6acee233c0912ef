import Drawer from '@mui/material/Drawer';
import { showOverlay, useOverlay } from '../../state/overlays.ts';
import { useWords } from '../../state/words.ts';
import { RAIL } from '../theme/tokens.ts';
import { RailContent } from './RailContent.tsx';

/** The navigation of narrow windows: behind the menu button. */
export function RailDrawer() {
  const { t } = useWords();
  const isOpen = useOverlay((state) => state.overlay === 'menu');
  const close = () => showOverlay('none');
  return (
    <Drawer
      open={isOpen}
      onClose={close}
      slotProps={{ paper: { component: 'nav', 'aria-label': t('app.nav.label'), sx: { width: RAIL.open, maxWidth: '85vw' } } }}
    >
      <RailContent isFolded={false} onChosen={close} />
    </Drawer>
  );
}
