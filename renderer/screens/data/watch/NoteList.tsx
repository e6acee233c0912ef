import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { errorDataSchema } from '../../../../shared/contract/errors.ts';
import { movedMonthsIn } from '../../../../shared/contract/moved-months.ts';
import type { WatchNote } from '../../../../shared/contract/watch.ts';
import { reporting } from '../../../app/files/open-files.ts';
import { markNotesRead } from '../../../client/queries/watch.ts';
import { Section } from '../../../components/Section.tsx';
import { formatRoute } from '../../../state/route.ts';
import { useWords, type Words } from '../../../state/words.ts';
import { WideTable } from '../WideTable.tsx';

/** What watched folders brought, latest first; new notes are marked in words and in bold. */
export function NoteList({ notes }: { readonly notes: readonly WatchNote[] }) {
  const words = useWords();
  const { t, formatter } = words;
  const unread = notes.filter(({ isRead }) => !isRead).map(({ id }) => id);
  const title = t('watch.notes.title');
  return (
    <Section
      title={title}
      aside={
        unread.length > 0 && (
          <Button onClick={() => void reporting(words, () => markNotesRead(unread))}>
            {`${t('watch.notes.markRead')} (${formatter.integer(unread.length)})`}
          </Button>
        )
      }
    >
      {notes.length === 0 ? (
        <Typography color="textSecondary">{t('watch.notes.none')}</Typography>
      ) : (
        <WideTable label={t('watch.notes.list')}>
          <TableHead>
            <TableRow>
              <TableCell>{t('watch.notes.at')}</TableCell>
              <TableCell>{t('watch.notes.file')}</TableCell>
              <TableCell>{t('watch.notes.what')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {notes.map((note) => (
              <TableRow key={note.id} sx={{ '& td, & th': { fontWeight: note.isRead ? 400 : 700 } }}>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatter.instant(note.at)}</TableCell>
                <TableCell component="th" scope="row" sx={{ overflowWrap: 'anywhere' }}>
                  {note.importId === null ? (
                    <bdi>{note.fileName}</bdi>
                  ) : (
                    <Link href={`#${formatRoute({ screen: 'data', importId: note.importId })}`}>
                      <bdi>{note.fileName}</bdi>
                    </Link>
                  )}
                  {!note.isRead && (
                    <Box component="span" sx={(theme) => ({ marginInlineStart: 2, fontSize: '0.75rem', color: theme.tokens.accent })}>
                      {t('watch.notes.isNew')}
                    </Box>
                  )}
                </TableCell>
                <TableCell>{outcomeText(note, words)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </WideTable>
      )}
    </Section>
  );
}

/** What became of a file, with the reason when it could not be imported. */
function outcomeText(
  { outcome, importId, rows, rejected, unchanged = 0, movedMonths = [], code, fileName }: WatchNote,
  { t, text, translator, formatter }: Words,
): string {
  switch (outcome) {
    case 'imported': {
      if (importId === null) return t('watch.notes.outcomes.undone');
      const moved = movedMonthsIn(movedMonths, formatter.calendar).length;
      return [
        t('watch.notes.outcomes.imported', { count: rows }),
        ...(unchanged === 0 ? [] : [t('watch.notes.unchanged', { count: unchanged })]),
        ...(rejected === 0 ? [] : [t('watch.notes.rejected', { count: rejected })]),
        ...(moved === 0 ? [] : [t('watch.notes.moved', { count: moved })]),
      ].join(' · ');
    }
    case 'failed': {
      const key = `errors.${code ?? 'INTERNAL'}.what`;
      const { params } = errorDataSchema.parse({ params: { file: fileName } });
      return translator.has(key) ? `${t('watch.notes.outcomes.failed')}: ${text(key, params)}` : t('watch.notes.outcomes.failed');
    }
    default:
      return t(`watch.notes.outcomes.${outcome}`);
  }
}
