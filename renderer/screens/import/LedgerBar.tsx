import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { Ledger } from '../../../shared/model/import-mapping.ts';
import { useWords } from '../../state/words.ts';
import { WizardFoot } from './WizardFoot.tsx';

export interface LedgerBarProps {
  readonly ledger: (Pick<Ledger, 'read' | 'loaded' | 'filtered' | 'rejected' | 'amount'> & Partial<Pick<Ledger, 'unchanged'>>) | null;
  /** The rows carry amounts that are added up. */
  readonly hasAmount?: boolean;
  /** The figures are those of the rows shown, not of the whole file. */
  readonly isPreview?: boolean;
  readonly isLoaded?: boolean;
  /** What to do next. */
  readonly children?: ReactNode;
}

/** The running ledger at the foot of the wizard: read = loaded + left out + rejected, and the sum. */
export function LedgerBar({ ledger, hasAmount = true, isPreview = false, isLoaded = false, children }: LedgerBarProps) {
  const { t, formatter } = useWords();
  const figures =
    ledger === null
      ? []
      : [
          { key: 'read', label: t('imports.ledger.read'), value: formatter.integer(ledger.read) },
          { key: 'loaded', label: t(isLoaded ? 'imports.ledger.loaded' : 'imports.ledger.toLoad'), value: formatter.integer(ledger.loaded) },
          ...((ledger.unchanged ?? 0) > 0
            ? [{ key: 'unchanged', label: t('imports.ledger.unchanged'), value: formatter.integer(ledger.unchanged ?? 0) }]
            : []),
          { key: 'filtered', label: t('imports.ledger.filtered'), value: formatter.integer(ledger.filtered) },
          { key: 'rejected', label: t('imports.ledger.rejected'), value: formatter.integer(ledger.rejected), isBad: ledger.rejected > 0 },
          ...(hasAmount ? [{ key: 'amount', label: t('imports.ledger.amount'), value: formatter.exact(ledger.amount, { kind: 'money' }) }] : []),
        ];
  return (
    <WizardFoot
      aside={
        <>
          <Box component="dl" aria-label={t('imports.ledger.label')} sx={{ margin: 0, display: 'flex', flexWrap: 'wrap', columnGap: 6, rowGap: 1 }}>
            {figures.map(({ key, label, value, isBad }) => (
              <Box key={key}>
                <Typography component="dt" variant="caption" color="textSecondary">
                  {label}
                </Typography>
                <Typography
                  component="dd"
                  data-ledger={key}
                  sx={(theme) => ({
                    margin: 0,
                    fontWeight: 700,
                    fontVariantNumeric: 'tabular-nums',
                    color: isBad === true ? theme.tokens.bad : undefined,
                  })}
                >
                  {value}
                </Typography>
              </Box>
            ))}
          </Box>
          {isPreview && ledger !== null && (
            <Typography variant="caption" color="textSecondary">
              {t('imports.ledger.previewOnly', { count: ledger.read })}
            </Typography>
          )}
        </>
      }
    >
      {children}
    </WizardFoot>
  );
}
