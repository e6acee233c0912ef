import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Check } from '../../../../shared/contract/imports.ts';
import { ScrollRegion } from '../../../components/ScrollRegion.tsx';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';
import { DifferenceExamples } from './DifferenceExamples.tsx';
import { tableText } from './table-text.ts';

type TableDifference = NonNullable<Check['differences']>[number];

const COUNTS = ['new', 'changed', 'unchanged', 'vanished'] as const;

export interface DifferenceTableProps {
  readonly differences: readonly TableDifference[];
  /** The import is done: what it changed is told, not what it would change. */
  readonly isPast?: boolean;
}

/** Against what the store holds: per table what is new, changed, unchanged and gone, with examples before → after. */
export function DifferenceTable({ differences, isPast = false }: DifferenceTableProps) {
  const words = useWords();
  const { t, formatter } = words;
  const met = differences.filter((difference) => COUNTS.some((what) => difference[what] > 0));
  if (met.length === 0) return null;
  const title = t(isPast ? 'imports.differences.pastTitle' : 'imports.differences.title');
  return (
    <Section title={title}>
      <ScrollRegion label={title}>
        <Table aria-label={title} sx={{ maxWidth: 720 }}>
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
                  {tableText(difference.table, words)}
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
      </ScrollRegion>
      <DifferenceExamples differences={met} />
    </Section>
  );
}
