import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { CustomerProfile } from '../../../shared/contract/customers.ts';
import { addPeriods, countPeriods } from '../../../shared/model/period.ts';
import { useCalendar } from '../../state/preferences.ts';
import { useWords } from '../../state/words.ts';

const HEIGHT = 120;
const MIN_WIDTH = 160;

/** Revenue by month as bars from zero; months without a purchase stay empty, months with net returns hang below. */
export function MonthBars({ months }: { readonly months: CustomerProfile['months'] }) {
  const { t, formatter } = useWords();
  const calendar = useCalendar();
  const id = useId();
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined) return null;
  const count = countPeriods(first.month, last.month, 'month', calendar) + 1;
  const amounts = new Map(months.map((month) => [countPeriods(first.month, month.month, 'month', calendar), month]));
  const values = months.map((month) => Number(month.amount));
  const most = Math.max(0, ...values);
  const least = Math.min(0, ...values);
  const span = most - least || 1;
  const name = (day: number) => formatter.value(day, { kind: 'period', grain: 'month', calendar });
  const money = (text: string) => formatter.value(text, { kind: 'money' });
  const best = months.reduce((a, b) => (Number(b.amount) > Number(a.amount) ? b : a));
  const label = t('customers.profile.rhythmChart', { from: name(first.month), to: name(last.month), most: money(best.amount), at: name(best.month) });
  const zero = (most / span) * HEIGHT;
  return (
    <>
      <Typography id={id} variant="caption" component="p" color="textSecondary" sx={{ marginBlockEnd: 2 }}>
        {label}
      </Typography>
      <Box component="figure" dir="ltr" sx={{ margin: 0, maxWidth: Math.max(MIN_WIDTH, count * 31) }}>
        <Box
          role="img"
          aria-labelledby={id}
          sx={{ display: 'flex', alignItems: 'stretch', gap: count > 48 ? '1px' : '3px', height: HEIGHT, position: 'relative' }}
        >
          {Array.from({ length: count }, (_unused, index) => {
            const month = amounts.get(index);
            const value = Number(month?.amount ?? 0);
            const height = (Math.abs(value) / span) * HEIGHT;
            const day = addPeriods(first.month, index, 'month', calendar);
            return (
              <Box
                key={day}
                title={month === undefined ? name(day) : `${name(day)}: ${money(month.amount)}`}
                sx={{ flex: '1 1 0', maxWidth: 28, position: 'relative' }}
              >
                <Box
                  sx={(theme) => ({
                    position: 'absolute',
                    insetInline: 0,
                    backgroundColor: value < 0 ? theme.tokens.bad : theme.tokens.accent,
                    borderRadius: '2px',
                    printColorAdjust: 'exact',
                  })}
                  style={{ height: Math.max(month === undefined ? 0 : 1, height), top: value < 0 ? zero : zero - height }}
                />
              </Box>
            );
          })}
          <Box sx={(theme) => ({ position: 'absolute', insetInline: 0, borderBlockStart: `1px solid ${theme.tokens.edge}` })} style={{ top: zero }} />
        </Box>
        <Box component="figcaption" sx={{ display: 'flex', justifyContent: 'space-between', maxWidth: count * 31, marginBlockStart: 1 }}>
          <Typography variant="caption" color="textSecondary">
            {name(first.month)}
          </Typography>
          {count > 1 && (
            <Typography variant="caption" color="textSecondary">
              {name(last.month)}
            </Typography>
          )}
        </Box>
      </Box>
    </>
  );
}
