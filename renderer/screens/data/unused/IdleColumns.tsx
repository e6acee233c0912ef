import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { RelationHealth } from '../../../../shared/contract/health.ts';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';
import { listText } from '../list-text.ts';

/** Numbers by which rows are told apart and find each other: they are used all the time, if by no analysis. */
const KEY = /_key$|^(?:customer|product|order)_id$/;

/** Columns of the tables that hold data which no analysis reads yet, by table. */
export function IdleColumns({ relations }: { readonly relations: readonly RelationHealth[] }) {
  const { t, text, translator } = useWords();
  const idle = relations
    .map(({ relation, columns }) => ({
      relation,
      columns: columns.filter(({ column, filled, usedBy }) => filled > 0 && usedBy.length === 0 && !KEY.test(column)),
    }))
    .filter(({ columns }) => columns.length > 0);
  return (
    <Section title={t('health.unused.idle')}>
      <Typography variant="body2" color="textSecondary" sx={{ marginBlockEnd: 2 }}>
        {t(idle.length === 0 ? 'health.unused.idleNone' : 'health.unused.idleLead')}
      </Typography>
      <Box
        component="dl"
        sx={{ margin: 0, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(96px, 200px) 1fr' }, rowGap: { xs: 1, sm: 2 }, columnGap: 4 }}
      >
        {idle.map(({ relation, columns }) => (
          <Box key={relation} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2" sx={{ fontWeight: 700 }}>
              {text(`catalogue.relations.${relation}`)}
            </Typography>
            <Typography component="dd" variant="body2" sx={{ margin: 0 }}>
              {listText(
                columns.map(({ column }) => text(`catalogue.${relation}.${column}`)),
                translator.locale,
              )}
            </Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
