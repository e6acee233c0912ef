import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useId, useState } from 'react';
import { openPanel } from '../../../state/panel.ts';
import { useWords } from '../../../state/words.ts';

/** Opens any row of the file by its number. */
export function RawRowFinder({ id, rows }: { readonly id: number; readonly rows: number }) {
  const { t } = useWords();
  const [text, setText] = useState('1');
  const hint = useId();
  const row = Number(text);
  const isRight = Number.isInteger(row) && row >= 1 && row <= rows;
  const show = (event: FormEvent) => {
    event.preventDefault();
    if (isRight) openPanel({ kind: 'rawRow', importId: id, row });
  };
  return (
    <Box component="form" onSubmit={show} sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
      <TextField
        label={t('imports.data.rawRow')}
        value={text}
        error={!isRight}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { inputMode: 'numeric', 'aria-describedby': hint } }}
        sx={{ width: 140 }}
      />
      <Button type="submit" variant="outlined" disabled={!isRight}>
        {t('imports.data.rawShow')}
      </Button>
      <Typography id={hint} variant="caption" color="textSecondary">
        {t('imports.data.rawHint', { count: rows })}
      </Typography>
    </Box>
  );
}
