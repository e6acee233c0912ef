import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { Check } from '../../../../shared/contract/imports.ts';
import { formatDecimal, parseDecimal } from '../../../../shared/model/decimal.ts';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';

/** Months of the past whose revenue moves, and by how much. */
export function MovedMonths({ checks }: { readonly checks: readonly Pick<Check, 'movedMonths'>[] }) {
  const { t, formatter } = useWords();
  const months = checks.flatMap(({ movedMonths = [] }) => movedMonths);
  if (months.length === 0) return null;
  const money = (text: string) => formatter.exact(text, { kind: 'money' });
  return (
    <Section title={t('imports.moved.title', { count: months.length })}>
      <Typography variant="body2" color="textSecondary" sx={{ marginBlockEnd: 2 }}>
        {t('imports.moved.lead')}
      </Typography>
      <Table aria-label={t('imports.moved.title', { count: months.length })} sx={{ maxWidth: 640 }}>
        <TableHead>
          <TableRow>
            <TableCell>{t('imports.moved.month')}</TableCell>
            <TableCell align="right">{t('imports.moved.before')}</TableCell>
            <TableCell align="right">{t('imports.moved.after')}</TableCell>
            <TableCell align="right">{t('imports.moved.by')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {months.map(({ month, before, after }) => {
            const by = parseDecimal(after) - parseDecimal(before);
            return (
              <TableRow key={month}>
                <TableCell>{formatter.value(month, { kind: 'period', grain: 'month', calendar: 'gregorian' })}</TableCell>
                <TableCell align="right">{money(before)}</TableCell>
                <TableCell align="right">{money(after)}</TableCell>
                <TableCell align="right" sx={{ fontWeight: 700 }}>
                  <bdi>{`${by > 0n ? '+' : ''}${money(formatDecimal(by))}`}</bdi>
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Section>
  );
}
