import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import type { ImportMapping, Ledger } from '../../../../shared/model/import-mapping.ts';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';

/** How many rows each condition left out; nothing when there are no conditions. */
export function FilterCounts({ mapping, ledger }: { readonly mapping: ImportMapping; readonly ledger: Ledger }) {
  const { t, formatter } = useWords();
  if (mapping.filters.length === 0) return null;
  return (
    <Section title={t('imports.check.filtered')}>
      <Table aria-label={t('imports.check.filtered')} sx={{ maxWidth: 640 }}>
        <TableBody>
          {[...mapping.filters.entries()].map(([place, { column, test, value }]) => (
            <TableRow key={place}>
              <TableCell>
                {t('imports.filters.sentence', {
                  column: mapping.columns.find(({ index }) => index === column)?.header ?? '',
                  test: t(`imports.filters.tests.${test}`),
                  value: test === 'notEmpty' ? '' : value,
                })}
              </TableCell>
              <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                {formatter.integer(ledger.filteredBy[place] ?? 0)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
