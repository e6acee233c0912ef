import { useEffect } from 'react';
import { shell } from '../../client/shell-port.ts';
import { showOverlay } from '../../state/overlays.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { importFiles, openAndShow, pickAndImport, pickAndOpen } from '../files/open-files.ts';

/** Obeys the shell's menu and the operating system. */
export function useShellCommands(): void {
  const words = useWords();
  useEffect(
    () =>
      shell.onCommand((command) => {
        switch (command.command) {
          case 'openProject':
            return void openAndShow(command.path, words);
          case 'importFile':
            return void importFiles([{ source: command.source, fileName: command.fileName }], words);
          case 'open':
            return void pickAndOpen(words);
          case 'import':
            return void pickAndImport(words);
          case 'new':
            return showOverlay('newProject');
          case 'palette':
          case 'shortcuts':
            return showOverlay(command.command);
          case 'settings':
            return navigate({ screen: 'settings' });
          case 'print':
            return window.print();
        }
      }),
    [words],
  );
}
