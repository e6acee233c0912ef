import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useId, useState } from 'react';
import { reporting } from '../../../app/files/open-files.ts';
import { client } from '../../../client/client.ts';
import { toRefusal } from '../../../client/refusal.ts';
import { LabelledSelect } from '../../../components/LabelledSelect.tsx';
import { parseTypedNumber } from '../../../components/typed-number.ts';
import { openPanel } from '../../../state/panel.ts';
import { useWords } from '../../../state/words.ts';

const WAYS = ['line', 'row'] as const;

/** Opens any row of the file: by its physical line, as editors and refusals count, or by its number. */
export function RawRowFinder({ id, rows }: { readonly id: number; readonly rows: number }) {
  const words = useWords();
  const { t, formatter } = words;
  const [by, setBy] = useState<(typeof WAYS)[number]>('row');
  const [text, setText] = useState(() => formatter.integer(1));
  const [isMissing, setMissing] = useState(false);
  const hint = useId();
  const number = parseTypedNumber(text);
  const isRight = number !== null && Number.isInteger(number) && number >= 1 && (by === 'line' || number <= rows);
  const change = (typed: string) => {
    setText(typed);
    setMissing(false);
  };
  const show = async () => {
    if (!isRight) return;
    try {
      const row = by === 'row' ? number : (await client.imports.rowAtLine({ importId: id, line: number })).row;
      openPanel({ kind: 'rawRow', importId: id, row });
    } catch (error) {
      if (toRefusal(error).code !== 'ROW_NOT_FOUND') throw error;
      setMissing(true);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void reporting(words, show);
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
      <LabelledSelect
        label={t('imports.data.rawBy')}
        value={by}
        options={WAYS.map((way) => ({ value: way, label: t(`imports.data.rawWays.${way}`) }))}
        onChange={(way) => {
          setBy(way);
          setMissing(false);
        }}
        minWidth={140}
      />
      <TextField
        label={t(`imports.data.rawWays.${by}`)}
        value={text}
        error={!isRight || isMissing}
        onChange={(event) => change(event.target.value)}
        slotProps={{ htmlInput: { inputMode: 'numeric', 'aria-describedby': hint } }}
        sx={{ width: 140 }}
      />
      <Button type="submit" variant="outlined" disabled={!isRight}>
        {t('imports.data.rawShow')}
      </Button>
      <Typography id={hint} role={isMissing ? 'alert' : undefined} variant="caption" color={isMissing ? 'error' : 'textSecondary'}>
        {isMissing ? t('imports.data.rawMissing') : by === 'row' ? t('imports.data.rawHint', { count: rows }) : t('imports.data.rawLineHint')}
      </Typography>
    </Box>
  );
}
