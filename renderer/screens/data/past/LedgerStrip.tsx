import type { Ledger } from '../../../../shared/model/import-mapping.ts';
import { FigureStrip } from '../../../components/FigureStrip.tsx';
import { useWords } from '../../../state/words.ts';

/** Control totals of an import: read = loaded + unchanged + left out + rejected, and the sum of the amounts. */
export function LedgerStrip({
  ledger,
  hasAmount,
  correctedLater,
}: {
  readonly ledger: Ledger;
  readonly hasAmount: boolean;
  readonly correctedLater: number;
}) {
  const { t, formatter } = useWords();
  const fixed = formatter.integer(correctedLater);
  return (
    <FigureStrip
      label={t('imports.ledger.label')}
      figures={[
        { label: t('imports.ledger.read'), value: formatter.integer(ledger.read) },
        { label: t('imports.ledger.loaded'), value: formatter.integer(ledger.loaded) },
        ...(ledger.unchanged > 0 ? [{ label: t('imports.ledger.unchanged'), value: formatter.integer(ledger.unchanged) }] : []),
        { label: t('imports.ledger.filtered'), value: formatter.integer(ledger.filtered) },
        {
          label: t('imports.ledger.rejected'),
          value: formatter.integer(ledger.rejected),
          note: correctedLater === 0 ? '' : t('rejects.fixedLater', { fixed, total: formatter.integer(ledger.rejected) }),
        },
        ...(hasAmount ? [{ label: t('imports.ledger.amount'), value: formatter.exact(ledger.amount, { kind: 'money' }) }] : []),
      ]}
    />
  );
}
