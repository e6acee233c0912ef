import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { Check } from '../../../../shared/contract/imports.ts';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';

type TableDifference = NonNullable<Check['differences']>[number];

const COUNTS = ['new', 'changed', 'unchanged', 'vanished'] as const;

/** Against what the store holds: per table what is new, changed, unchanged and gone, with examples before → after. */
export function DifferenceTable({ differences }: { readonly differences: readonly TableDifference[] }) {
  const { t, text, translator, formatter } = useWords();
  const met = differences.filter((difference) => COUNTS.some((what) => difference[what] > 0));
  if (met.length === 0) return null;
  const nameOf = (table: string) => (translator.has(`imports.tables.${table}`) ? text(`imports.tables.${table}`) : table);
  // Rows without a number of their own may look alike: their place tells them apart.
  const examples = met.flatMap(({ table, examples: some }) => some.map((example, place) => ({ ...example, id: `${table} ${place}` })));
  return (
    <Section title={t('imports.differences.title')}>
      <Table aria-label={t('imports.differences.title')} sx={{ maxWidth: 720 }}>
        <TableHead>
          <TableRow>
            <TableCell>{t('imports.differences.table')}</TableCell>
            {COUNTS.map((what) => (
              <TableCell key={what} align="right">
                {t(`imports.differences.${what}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {met.map((difference) => (
            <TableRow key={difference.table}>
              <TableCell component="th" scope="row">
                {nameOf(difference.table)}
              </TableCell>
              {COUNTS.map((what) => (
                <TableCell
                  key={what}
                  align="right"
                  sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: what === 'changed' && difference.changed > 0 ? 700 : 400 }}
                >
                  {formatter.integer(difference[what])}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {examples.length > 0 && (
        <Box
          component="ul"
          aria-label={t('imports.differences.examples')}
          sx={{ listStyle: 'none', margin: 0, padding: 0, marginBlockStart: 3, fontSize: '0.8125rem' }}
        >
          {examples.map((example) => (
            <Box component="li" key={example.id} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, paddingBlock: 0.5 }}>
              <Typography component="span" variant="caption" color="textSecondary" sx={{ minWidth: 84 }}>
                {t(`imports.differences.${example.what}`)}
              </Typography>
              <strong>
                <bdi>{example.key}</bdi>
              </strong>
              {example.changes.map(({ column, before, after }) => (
                <span key={column}>
                  <bdi>{column}</bdi>:{' '}
                  <s>
                    <bdi>{before === '' ? t('imports.cleaning.empty') : before}</bdi>
                  </s>{' '}
                  <span aria-hidden>{t('imports.cleaning.arrow')}</span>{' '}
                  <strong>
                    <bdi>{after === '' ? t('imports.cleaning.empty') : after}</bdi>
                  </strong>
                </span>
              ))}
            </Box>
          ))}
        </Box>
      )}
    </Section>
  );
}
