import { useEffect } from 'react';
import type { PickedFile } from '../../../../shared/contract/shell.ts';
import { readDroppedFiles } from '../../../app/files/dropped-files.ts';
import { importFiles, reporting } from '../../../app/files/open-files.ts';
import { pastedTable } from '../../../app/files/pasted-table.ts';
import { client } from '../../../client/client.ts';
import { notify } from '../../../state/notices.ts';
import { useWords } from '../../../state/words.ts';

async function stagePasted(text: string, fileName: string): Promise<PickedFile> {
  return { source: await client.imports.stageText({ text }), fileName };
}

/** While the step is shown, what is pasted becomes a file: cells copied from a spreadsheet, or files copied in a file manager. */
export function usePaste(): void {
  const words = useWords();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { clipboardData: held, target } = event;
      if (held === null || (target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]'))) return;
      event.preventDefault();
      const text = pastedTable(held);
      if (text !== null) void reporting(words, async () => await importFiles([await stagePasted(text, words.t('imports.file.pasted'))], words));
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
