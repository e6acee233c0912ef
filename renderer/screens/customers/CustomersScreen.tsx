import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useProject } from '../../client/queries/projects.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useContextState } from '../../state/view-context.ts';
import { useWords } from '../../state/words.ts';
import { CustomerGrid } from './CustomerGrid.tsx';
import { useCustomerList } from './list-state.ts';
import { useCustomerPages } from './use-customer-pages.ts';

/** All customers, or those of the segment looked at: searched, sorted, scrolled without end. */
export function CustomersScreen() {
  const { t, formatter } = useWords();
  const total = useProject().data?.customers ?? 0;
  const filter = useContextState((state) => state.filter);
  const { search, sort, setSearch, setSort } = useCustomerList();
  const [range, setRange] = useState({ from: 0, to: 50 });
  const pages = useCustomerPages({ search: useDeferredValue(search.trim()), rule: filter?.rule ?? null, sort }, range);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  if (total === 0) return <StateMessage icon="group" title={t('customers.emptyTitle')} lead={t('customers.emptyLead')} />;
  const isNarrowed = search.trim() !== '' || filter !== null;
  return (
    <Box sx={{ position: 'absolute', inset: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 4, rowGap: 2, padding: '16px 24px' }}>
        <Typography variant="h1">{t('customers.title')}</Typography>
        <Typography variant="body2" color="textSecondary" role="status">
          {pages.total === null
            ? t('app.loading')
            : isNarrowed
              ? t('customers.countOf', { count: pages.total, total: formatter.integer(total) })
              : t('customers.count', { count: pages.total })}
        </Typography>
        <TextField
          inputRef={field}
          value={search}
          placeholder={t('customers.search')}
          onChange={(event) => setSearch(event.target.value)}
          sx={{ marginInlineStart: 'auto', width: 320, maxWidth: '100%' }}
          slotProps={{
            htmlInput: { 'aria-label': t('customers.search'), maxLength: 200, dir: 'auto' },
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <Icon name="search" size={18} />
                </InputAdornment>
              ),
              endAdornment: search !== '' && (
                <IconButton aria-label={t('customers.clearSearch')} onClick={() => setSearch('')} sx={{ minWidth: 24, minHeight: 24 }}>
                  <Icon name="close" size={16} />
                </IconButton>
              ),
            },
          }}
        />
      </Box>
      {pages.error !== null ? (
        <ErrorState error={pages.error} onRetry={pages.retry} />
      ) : pages.total === 0 ? (
        <StateMessage icon="search" title={t('customers.noMatchTitle')} lead={t('customers.noMatchLead')} />
      ) : (
        <CustomerGrid total={pages.total ?? 30} rowAt={pages.rowAt} sort={sort} onSort={setSort} onRange={setRange} />
      )}
    </Box>
  );
}
