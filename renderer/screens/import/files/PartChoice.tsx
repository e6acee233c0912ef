import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import type { Preview } from '../../../../shared/contract/imports.ts';
import { useWords } from '../../../state/words.ts';
import { partKey, usualParts } from '../session/batches.ts';
import { chooseParts, useSession } from '../session/session-store.ts';
import type { LookedFile } from '../session/use-tables.ts';

/** The tables of a file that holds several: sheets, members of an archive, arrays; one or several are taken. */
export function PartChoice({ looked, look }: { readonly looked: LookedFile; readonly look: Preview }) {
  const { t, formatter } = useWords();
  const { id } = looked.file;
  const chosen = useSession(({ parts }) => parts[id]) ?? usualParts(look);
  const keys = new Set(chosen.map(partKey));
  const parts = look.parts ?? [];
  const choose = (wanted: ReadonlySet<string>) =>
    chooseParts(
      id,
      parts.filter((part) => wanted.has(partKey(part))).map(({ format, member, table }) => ({ format, member, table })),
    );
  const filled = parts.filter(({ rows }) => rows !== 0).map(partKey);
  return (
    <Box component="fieldset" aria-label={t('imports.tray.tables', { count: parts.length })} sx={{ border: 0, margin: 0, padding: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap' }}>
        <Typography variant="caption" color="textSecondary">
          {t('imports.tray.tables', { count: parts.length })}
        </Typography>
        <Button sx={{ fontWeight: 400 }} onClick={() => choose(new Set(keys.size === filled.length ? [] : filled))}>
          {t(keys.size === filled.length ? 'imports.tray.none' : 'imports.tray.all')}
        </Button>
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 250px), 1fr))' }}>
        {parts.map((part) => {
          const key = partKey(part);
          const name = [part.member, part.table].filter((piece) => piece !== null && piece !== '').join(' › ');
          return (
            <FormControlLabel
              key={key}
              control={
                <Checkbox
                  checked={keys.has(key)}
                  onChange={(_event, isIn) => choose(isIn ? new Set([...keys, key]) : new Set([...keys].filter((other) => other !== key)))}
                />
              }
              label={
                <>
                  <bdi>{name}</bdi>{' '}
                  <Typography component="span" variant="caption" color="textSecondary">
                    {part.rows !== null ? t('imports.tray.rows', { count: part.rows }) : part.bytes !== null ? formatter.bytes(part.bytes) : ''}
                  </Typography>
                </>
              }
            />
          );
        })}
      </Box>
    </Box>
  );
}
