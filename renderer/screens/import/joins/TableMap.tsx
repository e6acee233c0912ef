import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Join } from '../../../../shared/contract/import-sets.ts';
import { useWords } from '../../../state/words.ts';
import type { SetTable } from '../session/batch-reading.ts';
import { columnOf, matchShare } from './join-view.ts';

/** The tables as boxes, each with what it names in others: a map that reads as a list. */
export function TableMap({ tables, joins }: { readonly tables: readonly SetTable[]; readonly joins: readonly Join[] }) {
  const { t, formatter } = useWords();
  return (
    <Box
      component="ul"
      aria-label={t('imports.joins.map')}
      sx={{
        listStyle: 'none',
        margin: 0,
        padding: 0,
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 240px), 1fr))',
        gap: 3,
        marginBlockEnd: 5,
        maxWidth: 1040,
      }}
    >
      {tables.map(({ table, file }, place) => {
        const out = joins.filter(({ from }) => from.file === place);
        const inward = joins.filter(({ to }) => to.file === place).length;
        return (
          <Box
            component="li"
            key={table.id}
            sx={(theme) => ({
              border: `1px solid ${theme.tokens.line}`,
              borderRadius: 1,
              padding: 3,
              borderInlineStart: `3px solid ${theme.tokens.accent}`,
            })}
          >
            <Typography variant="subtitle2" component="p" noWrap title={file.fileName}>
              <bdi>{file.fileName}</bdi>
            </Typography>
            <Typography variant="caption" color="textSecondary" component="p">
              {t(`imports.kinds.${file.mapping.kind}.name`)}
              {inward > 0 && ` · ${t('imports.joins.namedBy', { count: inward })}`}
            </Typography>
            {out.map((join) => (
              <Box
                key={`${join.from.column} ${join.to.file} ${join.to.column}`}
                sx={{ display: 'flex', gap: 2, fontSize: '0.75rem', alignItems: 'baseline' }}
              >
                <bdi>{columnOf(tables, join.from)}</bdi>
                <span aria-hidden>{t('imports.cleaning.arrow')}</span>
                <Box
                  component="bdi"
                  title={tables[join.to.file]?.file.fileName}
                  sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
                >
                  {tables[join.to.file]?.file.fileName}
                </Box>
                <Box
                  component="span"
                  sx={(theme) => ({
                    fontWeight: 700,
                    fontVariantNumeric: 'tabular-nums',
                    color: join.matched === join.values ? theme.tokens.good : theme.tokens.caution,
                  })}
                >
                  {formatter.value(matchShare(join), { kind: 'percent', digits: 0 })}
                </Box>
              </Box>
            ))}
          </Box>
        );
      })}
    </Box>
  );
}
