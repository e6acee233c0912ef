import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { Check } from '../../../../shared/contract/imports.ts';
import { type MovedMonth, movedMonthsIn, sumMovedMonths } from '../../../../shared/contract/moved-months.ts';
import { formatDecimal, parseDecimal } from '../../../../shared/model/decimal.ts';
import { ScrollRegion } from '../../../components/ScrollRegion.tsx';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';

/** Months of the past whose revenue moves, in the person's calendar: by how much, and what of it lies in days that had been seen. */
export function MovedMonths({ checks }: { readonly checks: readonly Pick<Check, 'movedMonths'>[] }) {
  const { t, formatter } = useWords();
  const months = sumMovedMonths(checks.flatMap(({ movedMonths = [] }) => movedMonthsIn(movedMonths, formatter.calendar)));
  if (months.length === 0) return null;
  const title = t('imports.moved.title', { count: months.length });
  const money = (text: string) => formatter.exact(text, { kind: 'money' });
  const signed = (amount: bigint) => `${amount > 0n ? '+' : ''}${money(formatDecimal(amount))}`;
  const isSplit = months.some((month) => month.late !== undefined && parseDecimal(month.late) !== difference(month));
  return (
    <Section title={title}>
      <Typography variant="body2" color="textSecondary" sx={{ marginBlockEnd: 2 }}>
        {t('imports.moved.lead')} {isSplit && t('imports.moved.lateLead')}
      </Typography>
      <ScrollRegion label={title}>
        <Table aria-label={title} sx={{ maxWidth: isSplit ? 760 : 640, '& td': { fontVariantNumeric: 'tabular-nums' } }}>
          <TableHead>
            <TableRow>
              <TableCell>{t('imports.moved.month')}</TableCell>
              <TableCell align="right">{t('imports.moved.before')}</TableCell>
              <TableCell align="right">{t('imports.moved.after')}</TableCell>
              <TableCell align="right">{t('imports.moved.by')}</TableCell>
              {isSplit && <TableCell align="right">{t('imports.moved.late')}</TableCell>}
            </TableRow>
          </TableHead>
          <TableBody>
            {[...months.entries()].map(([place, month]) => (
              <TableRow key={place}>
                <TableCell component="th" scope="row">
                  {formatter.value(month.month, { kind: 'period', grain: 'month', calendar: month.calendar ?? 'gregorian' })}
                </TableCell>
                <TableCell align="right">{money(month.before)}</TableCell>
                <TableCell align="right">{money(month.after)}</TableCell>
                <TableCell align="right" sx={{ fontWeight: isSplit ? 400 : 700 }}>
                  <bdi>{signed(difference(month))}</bdi>
                </TableCell>
                {isSplit && (
                  <TableCell align="right" sx={{ fontWeight: 700 }}>
                    <bdi>{month.late === undefined ? '–' : signed(parseDecimal(month.late))}</bdi>
                  </TableCell>
                )}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollRegion>
    </Section>
  );
}

function difference({ before, after }: MovedMonth): bigint {
  return parseDecimal(after) - parseDecimal(before);
}
