import { useEffect, useRef } from 'react';
import { changeSettings } from '../../client/queries/settings.ts';
import { showOverlay, useOverlay } from '../../state/overlays.ts';
import { closePanel, usePanel } from '../../state/panel.ts';
import { usePreferences } from '../../state/preferences.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { pickAndImport, pickAndOpen } from '../files/open-files.ts';
import { focusRegion } from '../frame/regions.ts';
import { SCREENS } from '../rail/screens.ts';
import { IS_MAC, isTyping } from './keys.ts';

const SEQUENCE_MS = 1200;

/** Shortcuts that work anywhere: commands with Ctrl or ⌘, "g" and a letter for the sections, F1 or ? for the sheet, F6 from part to part. */
export function useKeyboard(): void {
  const words = useWords();
  const sequence = useRef(0);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const hasCommand = IS_MAC ? event.metaKey : event.ctrlKey;
      const run = (action: () => void) => {
        event.preventDefault();
        action();
      };
      if (hasCommand && !event.altKey) {
        const command = {
          k: () => showOverlay(useOverlay.getState().overlay === 'palette' ? 'none' : 'palette'),
          b: () => void changeSettings({ railFolded: !usePreferences.getState().railFolded }),
          i: () => void pickAndImport(words),
          o: () => void pickAndOpen(words),
          ',': () => navigate({ screen: 'settings' }),
        }[event.key.toLowerCase()];
        if (command !== undefined && !event.shiftKey) run(command);
        return;
      }
      if (event.key === 'F1') return run(() => showOverlay('shortcuts'));
      if (event.key === 'F6') return run(() => focusRegion(event.shiftKey ? -1 : 1));
      if (useOverlay.getState().overlay !== 'none' || isTyping(event) || event.altKey || event.metaKey || event.ctrlKey) return;
      if (event.key === '?') return run(() => showOverlay('shortcuts'));
      if (event.key === 'Escape' && usePanel.getState().stack.length > 0) return run(closePanel);
      if (event.code === 'KeyG') {
        sequence.current = event.timeStamp;
        return;
      }
      if (event.timeStamp - sequence.current > SEQUENCE_MS) return;
      const letter = event.code === 'Comma' ? ',' : event.code.replace('Key', '').toLowerCase();
      const screen = SCREENS.find(({ key }) => key === letter);
      sequence.current = 0;
      if (screen !== undefined) run(() => navigate(screen.route));
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [words]);
}
