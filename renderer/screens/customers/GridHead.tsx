import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../state/words.ts';
import { CUSTOMER_COLUMNS, type CustomerColumn } from './columns.ts';
import type { CustomerSort } from './list-state.ts';

/** Names of the columns; a click sorts, a second turns the order around. */
export function GridHead({ sort, onSort }: { readonly sort: CustomerSort; readonly onSort: (sort: CustomerSort) => void }) {
  const { t, translator } = useWords();
  const stateOf = ({ key }: CustomerColumn) => (key !== sort.by ? 'none' : sort.descending ? 'descending' : 'ascending');
  return (
    <Box role="rowgroup" sx={(theme) => ({ position: 'sticky', insetBlockStart: 0, zIndex: 1, backgroundColor: theme.tokens.paper })}>
      <Box role="row" aria-rowindex={1} sx={(theme) => ({ borderBlockEnd: `1px solid ${theme.tokens.edge}` })}>
        {CUSTOMER_COLUMNS.map((column) => {
          const { key, isNumber } = column;
          const label = t(`customers.columns.${key}`);
          return (
            <Box
              key={key}
              role="columnheader"
              aria-sort={key === 'city' ? undefined : stateOf(column)}
              sx={{ display: 'flex', justifyContent: isNumber && translator.direction === 'ltr' ? 'flex-end' : 'flex-start' }}
            >
              {key === 'city' ? (
                <Box component="span" sx={headStyle}>
                  {label}
                </Box>
              ) : (
                <ButtonBase
                  onClick={() => onSort({ by: key, descending: key === sort.by ? !sort.descending : isNumber })}
                  aria-label={t('customers.sortBy', { column: label })}
                  sx={headStyle}
                >
                  {label}
                  {key === sort.by && <Icon name={sort.descending ? 'arrow_downward' : 'arrow_upward'} size={14} />}
                </ButtonBase>
              )}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

const headStyle = {
  minHeight: 32,
  paddingInline: '12px',
  display: 'inline-flex',
  alignItems: 'center',
  gap: '4px',
  fontSize: '0.75rem',
  fontWeight: 700,
  color: 'text.secondary',
  outlineOffset: '-2px !important',
} as const;
