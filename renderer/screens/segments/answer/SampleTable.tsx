import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { CustomerRow } from '../../../../shared/contract/customers.ts';
import { tableStyle } from '../../../blocks/table-style.ts';
import { formatRoute } from '../../../state/route.ts';
import { useWords } from '../../../state/words.ts';

/** A few of the customers, the largest by revenue. */
export function SampleTable({ rows }: { readonly rows: readonly CustomerRow[] }) {
  const { t, formatter } = useWords();
  if (rows.length === 0) return null;
  return (
    <Box sx={{ marginBlockStart: 5 }}>
      <Typography variant="subtitle2" component="h2" sx={{ marginBlockEnd: 1 }}>
        {t('segments.builder.sample')}
      </Typography>
      <Box sx={{ overflowX: 'auto' }}>
        <Box component="table" sx={tableStyle}>
          <thead>
            <tr>
              <th scope="col">{t('customers.columns.name')}</th>
              <th scope="col" className="end">
                {t('customers.columns.lastDay')}
              </th>
              <th scope="col" className="end">
                {t('customers.columns.orders')}
              </th>
              <th scope="col" className="end">
                {t('customers.columns.revenue')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link href={`#${formatRoute({ screen: 'customer', id: row.id })}`}>
                    <bdi>{row.name ?? row.key}</bdi>
                  </Link>
                </th>
                <td className="end">{formatter.day(row.lastDay)}</td>
                <td className="end">{formatter.integer(row.orders)}</td>
                <td className="end">{formatter.value(row.revenue, { kind: 'money' })}</td>
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
    </Box>
  );
}
