import { create } from 'zustand';

/** What lies over the screens at the moment; one at a time. */
export type Overlay = 'none' | 'palette' | 'shortcuts' | 'newProject' | 'openProject' | 'menu';

export const useOverlay = create<{ readonly overlay: Overlay }>(() => ({ overlay: 'none' }));

/** Shows an overlay instead of any other. */
export function showOverlay(overlay: Overlay): void {
  useOverlay.setState({ overlay });
}
