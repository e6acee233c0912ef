import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Check } from '../../../../shared/contract/imports.ts';
import { useWords } from '../../../state/words.ts';
import { columnText, storedText } from './change-text.ts';
import { tableText } from './table-text.ts';

type TableDifference = NonNullable<Check['differences']>[number];
type Change = TableDifference['examples'][number]['changes'][number];

/** Some rows of each table that are new, changed, or no longer in the file; of changed ones what each column was and will be. */
export function DifferenceExamples({ differences }: { readonly differences: readonly TableDifference[] }) {
  const words = useWords();
  const { t } = words;
  const told = differences.filter(({ examples }) => examples.length > 0);
  return told.map(({ table, examples }) => (
    <Box key={table} sx={{ marginBlockStart: 3 }}>
      {told.length > 1 && (
        <Typography component="h4" variant="body2" sx={{ fontWeight: 700 }}>
          {tableText(table, words)}
        </Typography>
      )}
      <Box
        component="ul"
        aria-label={`${t('imports.differences.examples')}: ${tableText(table, words)}`}
        sx={{ listStyle: 'none', margin: 0, padding: 0, fontSize: '0.8125rem' }}
      >
        {/* Rows without a number of their own may look alike: their place tells them apart. */}
        {[...examples.entries()].map(([place, { what, key, changes }]) => (
          <Box component="li" key={place} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, paddingBlock: 0.5 }}>
            <Typography component="span" variant="caption" color="textSecondary" sx={{ minWidth: { xs: 0, sm: 112 } }}>
              {t(`imports.differences.${what}`)}
            </Typography>
            <strong>
              <bdi>{key}</bdi>
            </strong>
            {changes.map((change) => (
              <ChangedValue key={change.column} table={table} change={change} />
            ))}
          </Box>
        ))}
      </Box>
    </Box>
  ));
}

function ChangedValue({ table, change: { column, before, after } }: { readonly table: string; readonly change: Change }) {
  const words = useWords();
  const { t } = words;
  const shown = (stored: string) => (stored === '' ? t('imports.cleaning.empty') : storedText(table, column, stored, words));
  return (
    <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
      {columnText(table, column, words)}:{' '}
      <s>
        <bdi>{shown(before)}</bdi>
      </s>{' '}
      <span aria-hidden>{t('imports.cleaning.arrow')}</span>{' '}
      <strong>
        <bdi>{shown(after)}</bdi>
      </strong>
    </Box>
  );
}
