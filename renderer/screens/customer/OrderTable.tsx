import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { CustomerProfile } from '../../../shared/contract/customers.ts';
import { useWords } from '../../state/words.ts';

/** Orders, newest first. */
export function OrderTable({ profile }: { readonly profile: CustomerProfile }) {
  const { t, text, formatter, translator } = useWords();
  const { orderList, orderTotal } = profile;
  const kindOf = (kind: string) => (translator.has(`customers.profile.kinds.${kind}`) ? text(`customers.profile.kinds.${kind}`) : kind);
  return (
    <>
      <Box sx={{ overflowX: 'auto' }}>
        <Table aria-label={t('customers.profile.orderList')}>
          <TableHead>
            <TableRow>
              <TableCell>{t('customers.profile.day')}</TableCell>
              <TableCell>{t('customers.profile.orderKey')}</TableCell>
              <TableCell>{t('customers.profile.kind')}</TableCell>
              <TableCell>{t('customers.profile.product')}</TableCell>
              <TableCell align="right">{t('customers.profile.lines')}</TableCell>
              <TableCell align="right">{t('customers.profile.amount')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {orderList.map((order) => (
              <TableRow key={order.orderId}>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatter.day(order.day)}</TableCell>
                <TableCell>
                  <bdi>{order.orderKey}</bdi>
                </TableCell>
                <TableCell>{kindOf(order.kind)}</TableCell>
                <TableCell>
                  <bdi>{order.products.join(', ')}</bdi>
                </TableCell>
                <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                  {formatter.integer(order.lines)}
                </TableCell>
                <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
                  {formatter.value(order.amount, { kind: 'money' })}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {orderTotal > orderList.length && (
        <Typography variant="caption" component="p" color="textSecondary" sx={{ marginBlockStart: 2 }}>
          {t('customers.profile.onlyNewest', { count: orderList.length, total: orderTotal })}
        </Typography>
      )}
    </>
  );
}
