import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { openPanel } from '../../state/panel.ts';
import { useWords } from '../../state/words.ts';

/** Opens any row of the file by its number. */
export function RawRowFinder({ id, rows }: { readonly id: number; readonly rows: number }) {
  const { t } = useWords();
  const [text, setText] = useState('1');
  const row = Number(text);
  const isRight = Number.isInteger(row) && row >= 1 && row <= rows;
  const show = (event: FormEvent) => {
    event.preventDefault();
    if (isRight) openPanel({ kind: 'rawRow', importId: id, row });
  };
  return (
    <Box component="form" onSubmit={show} sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
      <TextField
        label={t('imports.data.rawRow')}
        value={text}
        error={!isRight}
        helperText={t('imports.data.rawHint', { count: rows })}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
      <Button type="submit" variant="outlined" disabled={!isRight} sx={{ marginBlockStart: '4px' }}>
        {t('imports.data.rawShow')}
      </Button>
    </Box>
  );
}
