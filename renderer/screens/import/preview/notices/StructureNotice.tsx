import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import type { Dialect } from '../../../../../shared/model/import-mapping.ts';
import { useWords } from '../../../../state/words.ts';
import type { BatchReading } from '../../session/batch-reading.ts';
import { Notice } from './Notice.tsx';

/** Lines that are no records, shown as they are with a way to read them after all; and what had to be repaired. */
export function StructureNotice({ reading: { preview, draft, change } }: { readonly reading: BatchReading }) {
  const { t, formatter } = useWords();
  const { structure, dialect } = preview;
  const set = (part: Partial<Dialect>) => change((before) => ({ ...before, dialect: { ...before.dialect, ...part } }));
  const reset = (part: keyof Dialect) =>
    change((before) => ({ ...before, dialect: Object.fromEntries(Object.entries(before.dialect).filter(([name]) => name !== part)) }));
  const preamble = structure?.preamble ?? preview.rawLines.slice(0, dialect.skipLines);
  const footer = structure?.footer ?? [];
  const isAsked = (part: keyof Dialect) => draft.dialect[part] === 0;
  return (
    <>
      {dialect.skipLines > 0 && (
        <SkippedLines text={t('imports.structure.preamble', { count: dialect.skipLines })} lines={preamble} onRead={() => set({ skipLines: 0 })} />
      )}
      {isAsked('skipLines') && (
        <Notice icon="info" tone="plain">
          <span>{t('imports.structure.preambleRead')}</span>
          <Button sx={{ fontWeight: 400 }} onClick={() => reset('skipLines')}>
            {t('imports.structure.skip')}
          </Button>
        </Notice>
      )}
      {(dialect.footerLines ?? 0) > 0 && (
        <SkippedLines
          text={t('imports.structure.footer', { count: dialect.footerLines ?? 0 })}
          lines={footer}
          onRead={() => set({ footerLines: 0 })}
        />
      )}
      {isAsked('footerLines') && (
        <Notice icon="info" tone="plain">
          <span>{t('imports.structure.footerRead')}</span>
          <Button sx={{ fontWeight: 400 }} onClick={() => reset('footerLines')}>
            {t('imports.structure.skip')}
          </Button>
        </Notice>
      )}
      {structure !== undefined && structure.comments > 0 && (
        <Notice icon="info" tone="plain">
          <span>{t('imports.structure.comments', { count: structure.comments, mark: dialect.comment ?? '#' })}</span>
        </Notice>
      )}
      {structure?.unterminatedAt != null && (
        <Notice icon="warning" tone="caution">
          <span>{t('imports.structure.unterminated', { line: formatter.integer(structure.unterminatedAt) })}</span>
        </Notice>
      )}
      {preview.ragged > 0 && (
        <Notice icon="warning" tone={dialect.ragged === 'repair' ? 'plain' : 'caution'}>
          <span>
            {dialect.ragged === 'repair'
              ? t('imports.structure.repaired', { count: structure?.repaired ?? preview.ragged })
              : t('imports.preview.ragged', { count: preview.ragged })}
          </span>
          <Button sx={{ fontWeight: 400 }} onClick={() => set({ ragged: dialect.ragged === 'repair' ? 'refuse' : 'repair' })}>
            {t(dialect.ragged === 'repair' ? 'imports.structure.refuse' : 'imports.structure.repair')}
          </Button>
        </Notice>
      )}
    </>
  );
}

function SkippedLines({ text, lines, onRead }: { readonly text: string; readonly lines: readonly string[]; readonly onRead: () => void }) {
  const { t } = useWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <Notice icon="info" tone="plain">
      <span>{text}</span>
      {lines.length > 0 && (
        <Button sx={{ fontWeight: 400 }} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'imports.structure.hide' : 'imports.structure.show')}
        </Button>
      )}
      <Button sx={{ fontWeight: 400 }} onClick={onRead}>
        {t('imports.structure.read')}
      </Button>
      <Box
        id={id}
        component="pre"
        hidden={!isOpen}
        dir="auto"
        tabIndex={isOpen ? 0 : undefined}
        sx={{ flexBasis: '100%', margin: 0, maxHeight: 120, overflow: 'auto', fontSize: '0.75rem', whiteSpace: 'pre' }}
      >
        {lines.join('\n')}
      </Box>
    </Notice>
  );
}
