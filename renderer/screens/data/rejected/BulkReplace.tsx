import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import { LabelledSelect } from '../../../components/LabelledSelect.tsx';
import { useWords } from '../../../state/words.ts';
import { columnTitle } from './column-title.ts';
import type { GridColumn, Replacement } from './corrections.ts';

export interface BulkReplaceProps {
  readonly columns: readonly GridColumn[];
  /** Column chosen at first: the one most rows are wrong in. */
  readonly place: number;
  /** Gives the number of cells that changed. */
  readonly onReplace: (replacement: Replacement) => number;
}

/** Replaces one text by another in a column of all rows shown. */
export function BulkReplace({ columns, place: firstPlace, onReplace }: BulkReplaceProps) {
  const words = useWords();
  const { t } = words;
  const [place, setPlace] = useState(firstPlace);
  const [find, setFind] = useState('');
  const [by, setBy] = useState('');
  const [isWhole, setWhole] = useState(true);
  const [changed, setChanged] = useState<number | null>(null);
  const run = (event: FormEvent) => {
    event.preventDefault();
    setChanged(onReplace({ place, find, by, isWhole }));
  };
  return (
    <Box
      component="form"
      aria-label={t('rejects.bulk.title')}
      onSubmit={run}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, marginBlockEnd: 3 }}
    >
      <LabelledSelect
        label={t('rejects.bulk.column')}
        value={String(place)}
        options={columns.map((column) => ({ value: String(column.place), label: columnTitle(column, words) }))}
        onChange={(value) => setPlace(Number(value))}
        minWidth={150}
      />
      <TextField
        label={t('rejects.bulk.find')}
        placeholder={t('rejects.bulk.findHint')}
        value={find}
        onChange={(event) => setFind(event.target.value)}
        sx={{ width: 190 }}
      />
      <TextField label={t('rejects.bulk.by')} value={by} onChange={(event) => setBy(event.target.value)} sx={{ width: 160 }} />
      <FormControlLabel
        control={<Checkbox checked={isWhole} onChange={(event) => setWhole(event.target.checked)} />}
        label={t('rejects.bulk.whole')}
        sx={{ marginInlineEnd: 0 }}
      />
      <Button type="submit" variant="outlined">
        {t('rejects.bulk.run')}
      </Button>
      <Typography role="status" variant="caption" color="textSecondary">
        {changed === null ? '' : changed === 0 ? t('rejects.bulk.none') : t('rejects.bulk.done', { count: changed })}
      </Typography>
    </Box>
  );
}
