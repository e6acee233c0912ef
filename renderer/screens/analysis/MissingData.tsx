import Button from '@mui/material/Button';
import type { AnalysisOffer } from '../../../shared/contract/analyses.ts';
import { StateMessage } from '../../components/StateMessage.tsx';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';

/** An analysis that is off: the columns that would switch it on. */
export function MissingData({ missing }: { readonly missing: AnalysisOffer['missing'] }) {
  const { t, text, translator } = useWords();
  const choice = new Intl.ListFormat(translator.locale, { type: 'disjunction' });
  const columns = missing
    .map(({ relation, column, alternatives = [] }) => {
      const name = text(`catalogue.${relation}.${column}`);
      if (alternatives.length === 0) return name;
      // One column of several tables: the tables tell them apart.
      const tables = [{ relation, column }, ...alternatives].map((own) =>
        t('health.unused.offColumn', {
          column: text(`catalogue.${own.relation}.${own.column}`),
          relation: text(`catalogue.relations.${own.relation}`),
        }),
      );
      return choice.format(tables);
    })
    .join(', ');
  return (
    <StateMessage icon="lock" title={t('analyses.screen.missing')} lead={t('analyses.screen.missingLead', { columns })}>
      <Button variant="contained" onClick={() => navigate({ screen: 'import' })}>
        {t('analyses.screen.import')}
      </Button>
    </StateMessage>
  );
}
