import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { Field } from '../../shared/analyses/blocks.ts';
import { Icon } from '../components/Icon.tsx';
import { useWords } from '../state/words.ts';
import { DefinitionButton } from './DefinitionButton.tsx';
import { isNumeric } from './figure-text.ts';
import { nextOrder, type TableOrder } from './table-order.ts';

export interface TableHeadProps {
  readonly columns: readonly Field[];
  readonly order: TableOrder | null;
  readonly onOrder: (order: TableOrder | null) => void;
}

/** Column names; each sorts its column and tells what it means. */
export function TableHead({ columns, order, onOrder }: TableHeadProps) {
  const { translator, formatter } = useWords();
  return (
    <thead>
      <tr>
        {columns.map((column, index) => {
          const label = translator.message(column.label, formatter);
          const isSorted = order?.column === index;
          return (
            <th
              key={column.key}
              scope="col"
              className={isNumeric(column.format) ? 'end' : ''}
              aria-sort={isSorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
            >
              <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center' }}>
                <ButtonBase
                  onClick={() => onOrder(nextOrder(order, index))}
                  sx={{ font: 'inherit', minHeight: 24, borderRadius: 0.5, paddingInline: 0.5 }}
                >
                  {label}
                  {isSorted && <Icon name={order.descending ? 'arrow_downward' : 'arrow_upward'} size={14} />}
                </ButtonBase>
                {column.definition !== undefined && <DefinitionButton title={label} definition={column.definition} />}
              </Box>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
