import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { Ledger } from '../../../../shared/model/import-mapping.ts';
import { useWords } from '../../../state/words.ts';

export interface LedgerLineProps {
  readonly name: string;
  readonly kind: ImportKind;
  readonly ledger: Ledger;
}

/** The control totals of one file in a line: read = loaded + unchanged + left out + rejected. */
export function LedgerLine({ name, kind, ledger }: LedgerLineProps) {
  const { t, formatter } = useWords();
  const figures = [
    { label: t('imports.ledger.read'), value: ledger.read },
    { label: t('imports.ledger.toLoad'), value: ledger.loaded },
    ...(ledger.unchanged > 0 ? [{ label: t('imports.ledger.unchanged'), value: ledger.unchanged }] : []),
    ...(ledger.filtered > 0 ? [{ label: t('imports.ledger.filtered'), value: ledger.filtered }] : []),
    { label: t('imports.ledger.rejected'), value: ledger.rejected, isBad: ledger.rejected > 0 },
  ];
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 4, width: 'calc(100% - 24px)' }}>
      <Typography component="span" sx={{ fontWeight: 700, width: 300, overflowWrap: 'anywhere' }}>
        <bdi>{name}</bdi>
      </Typography>
      <Typography component="span" variant="caption" color="textSecondary" sx={{ width: 150 }}>
        {t(`imports.kinds.${kind}.name`)}
      </Typography>
      {figures.map(({ label, value, isBad }) => (
        <Typography
          key={label}
          component="span"
          variant="body2"
          sx={(theme) => ({ minWidth: 116, fontVariantNumeric: 'tabular-nums', color: isBad === true ? theme.tokens.bad : theme.tokens.inkSoft })}
        >
          {label} <strong>{formatter.integer(value)}</strong>
        </Typography>
      ))}
      {ledger.amount !== '0' && (
        <Typography component="span" variant="body2" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {t('imports.ledger.amount')} <strong>{formatter.exact(ledger.amount, { kind: 'money' })}</strong>
        </Typography>
      )}
    </Box>
  );
}
