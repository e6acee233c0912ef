import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useRawRow } from '../../client/queries/imports.ts';
import { useWords } from '../../state/words.ts';
import { ErrorState } from '../ErrorState.tsx';

/** One row of an imported file as it came: its text, and its fields beside their column names. */
export function RawRow({ importId, row }: { readonly importId: number; readonly row: number }) {
  const { t, formatter } = useWords();
  const raw = useRawRow(importId, row);
  if (raw.isPending) return <Skeleton variant="rectangular" height={160} sx={{ margin: 4 }} />;
  if (raw.isError) return <ErrorState error={raw.error} onRetry={() => void raw.refetch()} />;
  const { fileName, line, text, header, fields, correctedFrom } = raw.data;
  return (
    <Box sx={{ padding: 4, display: 'grid', gap: 4 }}>
      <Typography variant="body2" color="textSecondary">
        {t('imports.data.rawLine', { file: fileName, line: formatter.integer(line) })}
      </Typography>
      {correctedFrom != null && (
        <Box>
          <Typography variant="body2" sx={(theme) => ({ color: theme.tokens.caution })}>
            {t('rejects.corrected.note', { file: correctedFrom.fileName, line: formatter.integer(correctedFrom.line) })}
          </Typography>
          <RawText text={correctedFrom.text} />
        </Box>
      )}
      <Box>
        <Typography variant="caption" component="h3" color="textSecondary">
          {t('imports.data.rawText')}
        </Typography>
        <RawText text={text} />
      </Box>
      <Box
        component="dl"
        aria-label={t('imports.data.rawFields')}
        sx={{ margin: 0, display: 'grid', gridTemplateColumns: 'minmax(96px, 2fr) 3fr', rowGap: 1, columnGap: 3 }}
      >
        {[...fields.entries()].map(([place, field]) => (
          <RawField key={place} name={header[place] ?? formatter.integer(place + 1)} value={field} />
        ))}
      </Box>
    </Box>
  );
}

/** Text of a record as it came, line breaks and all. */
function RawText({ text }: { readonly text: string }) {
  return (
    <Box
      component="pre"
      dir="ltr"
      tabIndex={0}
      sx={(theme) => ({
        margin: 0,
        marginBlockStart: 1,
        padding: 3,
        overflow: 'auto',
        fontFamily: 'ui-monospace, Consolas, monospace',
        fontSize: '0.75rem',
        lineHeight: 1.6,
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        textAlign: 'start',
        backgroundColor: theme.tokens.tint,
        borderRadius: 1,
      })}
    >
      {text}
    </Box>
  );
}

function RawField({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <Typography component="dt" variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
        <bdi>{name}</bdi>
      </Typography>
      <Typography component="dd" variant="body2" sx={{ margin: 0, overflowWrap: 'anywhere' }}>
        <bdi>{value === '' ? '–' : value}</bdi>
      </Typography>
    </>
  );
}
