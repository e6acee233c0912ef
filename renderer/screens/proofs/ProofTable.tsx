import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { ProofLine } from '../../../shared/proofs/proof.ts';
import type { ProofOutcome } from '../../../shared/proofs/run-proofs.ts';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../state/words.ts';

/** Two digits beyond those a source prints show that the agreement is no accident of rounding. */
const EXTRA_DIGITS = 2;
/** Digits beyond these say nothing to a reader; the agreement itself is judged to all of them. */
const MOST_DIGITS = 8;

/** One published case: where it is printed, and each number beside ours. */
export function ProofTable({ outcome }: { readonly outcome: ProofOutcome }) {
  const { t, text, formatter } = useWords();
  const id = useId();
  const digitsOf = ({ tolerance }: ProofLine): number =>
    tolerance > 0 ? Math.min(MOST_DIGITS, Math.max(0, Math.round(-Math.log10(2 * tolerance)))) : 0;
  return (
    <Box sx={{ marginBlockEnd: 6 }}>
      <Typography id={id} variant="h3">
        {text(`proofs.cases.${outcome.id}`)}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ marginBlock: 1 }}>
        {t('proofs.source')}: <bdi>{outcome.source}</bdi> · {t('proofs.took', { milliseconds: formatter.integer(outcome.milliseconds) })}
      </Typography>
      <TableContainer tabIndex={0} role="region" aria-labelledby={id}>
        <Table size="small" aria-labelledby={id}>
          <TableHead>
            <TableRow>
              <TableCell>{t('proofs.columns.quantity')}</TableCell>
              <TableCell align="right">{t('proofs.columns.published')}</TableCell>
              <TableCell align="right">{t('proofs.columns.computed')}</TableCell>
              <TableCell>{t('proofs.columns.agrees')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {outcome.lines.map((line) => {
              const digits = digitsOf(line);
              return (
                <TableRow key={`${line.quantity} ${line.detail}`}>
                  <TableCell component="th" scope="row">
                    {text(`proofs.quantities.${line.quantity}`)} <bdi>{line.detail}</bdi>
                  </TableCell>
                  <TableCell align="right">{formatter.exact(line.published, { kind: 'number', digits })}</TableCell>
                  <TableCell align="right">{formatter.value(line.computed, { kind: 'number', digits: digits + EXTRA_DIGITS })}</TableCell>
                  <TableCell>
                    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
                      <Icon name={line.agrees ? 'check' : 'error'} size={16} />
                      {t(line.agrees ? 'proofs.yes' : 'proofs.no')}
                    </Box>
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </TableContainer>
    </Box>
  );
}
