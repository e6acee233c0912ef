import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Dispatch, SetStateAction } from 'react';
import type { Preview } from '../../../../shared/contract/imports.ts';
import type { ImportMapping, RowFilter } from '../../../../shared/model/import-mapping.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import type { MappingEdits } from '../reading/mapping-edits.ts';
import type { PreviewLedger } from '../reading/preview-ledger.ts';
import { FilterRow } from './FilterRow.tsx';

export interface FilterEditorProps {
  readonly preview: Preview;
  readonly mapping: ImportMapping;
  readonly ledger: PreviewLedger;
  readonly edits: MappingEdits;
  readonly onEdit: Dispatch<SetStateAction<MappingEdits>>;
}

/** Conditions on rows, each with how many of the rows shown it leaves out. */
export function FilterEditor({ preview, mapping, ledger, onEdit }: FilterEditorProps) {
  const { t } = useWords();
  const { filters } = mapping;
  const change = (next: readonly RowFilter[]) => onEdit((before) => ({ ...before, filters: next }));
  const add = () => {
    const column = mapping.columns.find(({ role }) => role === 'orderId') ?? mapping.columns[0];
    if (column !== undefined) change([...filters, { column: column.index, test: 'notStartsWith', value: '' }]);
  };
  return (
    <Box
      component="section"
      aria-label={t('imports.filters.title')}
      sx={(theme) => ({ borderBlockStart: `1px solid ${theme.tokens.line}`, padding: '8px 24px', maxHeight: 220, overflow: 'auto', flex: 'none' })}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 3 }}>
        <Typography variant="subtitle2" component="h2">
          {t('imports.filters.title')}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          {t('imports.filters.lead')}
        </Typography>
        <Button onClick={add} startIcon={<Icon name="add" size={18} />} sx={{ marginInlineStart: 'auto' }}>
          {t('imports.filters.add')}
        </Button>
      </Box>
      {[...filters.entries()].map(([place, filter]) => (
        <FilterRow
          key={place}
          filter={filter}
          mapping={mapping}
          leftOut={ledger.filteredBy[place] ?? 0}
          total={preview.rows.length}
          onChange={(next) => change(filters.map((other, index) => (index === place ? next : other)))}
          onRemove={() => change(filters.filter((_other, index) => index !== place))}
        />
      ))}
    </Box>
  );
}
