import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Join } from '../../../../shared/contract/import-sets.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import type { SetTable } from '../session/batch-reading.ts';
import { columnOf, fileOf } from './join-view.ts';

export interface MultipliedNoteProps {
  readonly multiplied: Join['multiplied'][number];
  readonly join: Join;
  readonly tables: readonly SetTable[];
}

/** What a plain join of both tables would count twice, with both totals, and that it is not done here. */
export function MultipliedNote({ multiplied, join, tables }: MultipliedNoteProps) {
  const { t, formatter } = useWords();
  const amount = (text: string) => formatter.exact(text, { kind: 'money' });
  const other = multiplied.file === join.from.file ? join.to.file : join.from.file;
  return (
    <Box
      role="note"
      sx={(theme) => ({ display: 'flex', gap: 2, marginBlockStart: 2, padding: 3, borderRadius: 1, backgroundColor: theme.tokens.cautionTint })}
    >
      <Icon name="warning" size={18} sx={(theme) => ({ color: theme.tokens.caution, marginBlockStart: 0.5 })} />
      <Typography variant="body2">
        {t('imports.joins.multiplied', {
          column: columnOf(tables, multiplied),
          file: fileOf(tables, multiplied.file),
          other: fileOf(tables, other),
          wrong: amount(multiplied.joinedTotal),
          right: amount(multiplied.total),
        })}
      </Typography>
    </Box>
  );
}
