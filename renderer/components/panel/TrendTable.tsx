import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useImports } from '../../client/queries/imports.ts';
import type { TrendContent } from '../../state/panel.ts';
import { formatRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { ScrollRegion } from '../ScrollRegion.tsx';

/** Shares below this show a digit more. */
const FINE_BELOW = 0.01;

/** What each import brought of a column: how much is filled, right and different, and how fresh it is. Latest import first. */
export function TrendTable({ content: { title, trend } }: { readonly content: TrendContent }) {
  const { t, formatter } = useWords();
  const files = new Map((useImports().data ?? []).map(({ id, fileName }) => [id, fileName]));
  const percent = (share: number | null) =>
    share === null ? '–' : formatter.value(share, { kind: 'percent', digits: share > 0 && share < FINE_BELOW ? 2 : share < 1 ? 1 : 0 });
  const number = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;
  return (
    <Box sx={{ padding: 4 }}>
      <Typography variant="subtitle2" component="h3">
        {title}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ marginBlock: 1 }}>
        {t('health.trendLead')}
      </Typography>
      <ScrollRegion label={title}>
        <Table aria-label={title} sx={{ '& th, & td': { paddingInline: '6px' } }}>
          <TableHead>
            <TableRow>
              <TableCell>{t('health.import')}</TableCell>
              <TableCell align="right">{t('health.filled')}</TableCell>
              <TableCell align="right">{t('health.valid')}</TableCell>
              <TableCell align="right">{t('health.distinct')}</TableCell>
              <TableCell align="right">{t('health.fresh')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {trend.toReversed().map(({ importId, filled, valid, distinct, freshDay }) => (
              <TableRow key={importId}>
                <TableCell component="th" scope="row" sx={{ overflowWrap: 'anywhere', minWidth: 120 }}>
                  <Link href={`#${formatRoute({ screen: 'data', importId })}`}>
                    <bdi>{`${files.get(importId) ?? ''} (${formatter.integer(importId)})`}</bdi>
                  </Link>
                </TableCell>
                <TableCell align="right" sx={number}>
                  {percent(filled)}
                </TableCell>
                <TableCell align="right" sx={number}>
                  {percent(valid)}
                </TableCell>
                <TableCell align="right" sx={number}>
                  {percent(distinct)}
                </TableCell>
                <TableCell align="right" sx={number}>
                  {freshDay === null ? '–' : formatter.day(freshDay)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollRegion>
    </Box>
  );
}
