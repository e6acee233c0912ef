import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { RowFilter } from '../../../../shared/model/import-mapping.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import type { PreviewLedger } from '../reading/preview-ledger.ts';
import type { BatchReading } from '../session/batch-reading.ts';
import { AsidePanel } from './AsidePanel.tsx';
import { FilterRow } from './FilterRow.tsx';

export interface FilterPanelProps {
  readonly reading: BatchReading;
  readonly ledger: PreviewLedger;
  readonly onClose: () => void;
}

/** Conditions on rows, each with how many of the rows shown it leaves out. */
export function FilterPanel({ reading: { preview, drafted, edit }, ledger, onClose }: FilterPanelProps) {
  const { t } = useWords();
  const { mapping, idOf } = drafted;
  const { filters } = mapping;
  const change = (next: readonly RowFilter[]) =>
    edit((before) => ({ ...before, filters: next.map((filter) => ({ ...filter, column: idOf(filter.column) })) }));
  const add = () => {
    const column = mapping.columns.find(({ role }) => role === 'orderId') ?? mapping.columns[0];
    if (column !== undefined) change([...filters, { column: column.index, test: 'notStartsWith', value: '' }]);
  };
  return (
    <AsidePanel title={t('imports.filters.title')} onClose={onClose}>
      <Typography variant="body2" color="textSecondary">
        {t('imports.filters.lead')}
      </Typography>
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
      <Button variant="outlined" onClick={add} startIcon={<Icon name="add" size={18} />} sx={{ marginBlockStart: 3 }}>
        {t('imports.filters.add')}
      </Button>
    </AsidePanel>
  );
}
