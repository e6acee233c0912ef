import Button from '@mui/material/Button';
import { StateMessage } from '../../components/StateMessage.tsx';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';

/** An analysis that is off: the columns that would switch it on. */
export function MissingData({ missing }: { readonly missing: readonly { readonly relation: string; readonly column: string }[] }) {
  const { t, text } = useWords();
  const columns = missing.map(({ relation, column }) => text(`catalogue.${relation}.${column}`)).join(', ');
  return (
    <StateMessage icon="lock" title={t('analyses.screen.missing')} lead={t('analyses.screen.missingLead', { columns })}>
      <Button variant="contained" onClick={() => navigate({ screen: 'import' })}>
        {t('analyses.screen.import')}
      </Button>
    </StateMessage>
  );
}
