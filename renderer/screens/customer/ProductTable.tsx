import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { CustomerProfile } from '../../../shared/contract/customers.ts';
import { useWords } from '../../state/words.ts';

/** What the customer buys most, by amount. */
export function ProductTable({ products }: { readonly products: CustomerProfile['favouriteProducts'] }) {
  const { t, formatter } = useWords();
  if (products.length === 0) return <Typography color="textSecondary">{t('customers.profile.noProducts')}</Typography>;
  return (
    <Table aria-label={t('customers.profile.products')}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ paddingInlineStart: 0 }}>{t('customers.profile.product')}</TableCell>
          <TableCell align="right">{t('customers.profile.quantity')}</TableCell>
          <TableCell align="right" sx={{ paddingInlineEnd: 0 }}>
            {t('customers.profile.amount')}
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {products.map((product) => (
          <TableRow key={product.name}>
            <TableCell sx={{ paddingInlineStart: 0 }}>
              <bdi>{product.name}</bdi>
            </TableCell>
            <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
              {formatter.value(product.quantity, { kind: 'quantity' })}
            </TableCell>
            <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums', paddingInlineEnd: 0, whiteSpace: 'nowrap' }}>
              {formatter.value(product.amount, { kind: 'money' })}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
