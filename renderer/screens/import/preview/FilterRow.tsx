import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ImportMapping, type RowFilter, rowFilterSchema } from '../../../../shared/model/import-mapping.ts';
import { Icon } from '../../../components/Icon.tsx';
import { LabelledSelect } from '../../../components/LabelledSelect.tsx';
import { useWords } from '../../../state/words.ts';
import { columnName } from '../reading/column-name.ts';
import { isNumberTest } from '../reading/row-filter.ts';

export interface FilterRowProps {
  readonly filter: RowFilter;
  readonly mapping: ImportMapping;
  readonly leftOut: number;
  readonly total: number;
  readonly onChange: (filter: RowFilter) => void;
  readonly onRemove: () => void;
}

/** One condition as a sentence: load rows whose … does not start with …. */
export function FilterRow({ filter, mapping, leftOut, total, onChange, onRemove }: FilterRowProps) {
  const words = useWords();
  const { t } = words;
  const columns = mapping.columns.map((column) => ({ value: String(column.index), label: columnName(column, words) }));
  return (
    <Box sx={(theme) => ({ display: 'grid', gap: 3, paddingBlock: 4, borderBlockEnd: `1px solid ${theme.tokens.line}` })}>
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography variant="body2">{t('imports.filters.keep')}</Typography>
        <IconButton aria-label={t('imports.filters.remove')} onClick={onRemove}>
          <Icon name="close" size={18} />
        </IconButton>
      </Box>
      <LabelledSelect
        label={t('imports.filters.column')}
        value={String(filter.column)}
        options={columns}
        onChange={(column) => onChange({ ...filter, column: Number(column) })}
      />
      <LabelledSelect
        label={t('imports.filters.test')}
        value={filter.test}
        options={rowFilterSchema.shape.test.options.map((test) => ({ value: test, label: t(`imports.filters.tests.${test}`) }))}
        onChange={(test) => onChange({ ...filter, test })}
      />
      {filter.test !== 'notEmpty' && (
        <TextField
          label={t('imports.filters.value')}
          value={filter.value}
          onChange={(event) => onChange({ ...filter, value: event.target.value })}
          slotProps={{ htmlInput: { dir: 'auto', inputMode: isNumberTest(filter.test) ? 'decimal' : 'text' } }}
        />
      )}
      <Typography role="status" variant="caption" color="textSecondary">
        {t('imports.filters.matches', { count: leftOut, total })}
      </Typography>
    </Box>
  );
}
