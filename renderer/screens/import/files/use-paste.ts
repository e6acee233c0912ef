import { useEffect } from 'react';
import { readDroppedFiles } from '../../../app/files/dropped-files.ts';
import { importFiles } from '../../../app/files/open-files.ts';
import { pastedTable } from '../../../app/files/pasted-table.ts';
import { notify } from '../../../state/notices.ts';
import { useWords } from '../../../state/words.ts';

/** While the step is shown, what is pasted becomes a file: cells copied from a spreadsheet, or files copied in a file manager. */
export function usePaste(): void {
  const words = useWords();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { clipboardData: held, target } = event;
      if (held === null || (target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]'))) return;
      event.preventDefault();
      const table = pastedTable(held, words.t('imports.file.pasted'));
      if (table !== null) void importFiles([table], words);
      else
        void readDroppedFiles(held).then((files) => {
          if (files.length === 0) notify(words.t('imports.file.pasteNothing'));
          return importFiles(files, words);
        });
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [words]);
}
