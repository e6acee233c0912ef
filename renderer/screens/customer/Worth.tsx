import type { CustomerProfile } from '../../../shared/contract/customers.ts';
import { formatDecimal, parseDecimal } from '../../../shared/model/decimal.ts';
import { FigureStrip } from '../../components/FigureStrip.tsx';
import { useWords } from '../../state/words.ts';

/** Revenue, orders, average order, returns, first and last purchase. */
export function Worth({ profile, lastDay }: { readonly profile: CustomerProfile; readonly lastDay: number | null }) {
  const { t, formatter } = useWords();
  const money = (text: string) => formatter.value(text, { kind: 'money' });
  const average = profile.orders === 0 ? '' : money(formatDecimal(parseDecimal(profile.revenue) / BigInt(profile.orders)));
  const ago = lastDay === null || profile.lastDay === null ? '' : t('customers.profile.ago', { count: lastDay - profile.lastDay });
  return (
    <FigureStrip
      label={t('customers.profile.worth')}
      figures={[
        { label: t('customers.profile.revenue'), value: money(profile.revenue), note: t('customers.profile.revenueNote') },
        { label: t('customers.profile.orders'), value: formatter.integer(profile.orders) },
        { label: t('customers.profile.average'), value: average },
        {
          label: t('customers.profile.returned'),
          value: money(profile.returns.amount),
          note: t('customers.profile.returnLines', { count: profile.returns.lines }),
        },
        { label: t('customers.profile.since'), value: formatter.day(profile.firstDay) },
        { label: t('customers.profile.last'), value: formatter.day(profile.lastDay), note: ago },
      ]}
    />
  );
}
