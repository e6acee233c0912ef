import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { KpiBlock as Kpi } from '../../shared/analyses/blocks.ts';
import { useWords } from '../state/words.ts';
import { DefinitionButton } from './DefinitionButton.tsx';
import { FigureValue } from './FigureValue.tsx';
import { intervalText } from './figure-text.ts';
import { numerals } from './numerals.ts';

/** Key figures in a row divided by hairlines: name, value large, note, interval. */
export function KpiBlock({ block }: { readonly block: Kpi }) {
  const words = useWords();
  const { t, translator, formatter } = words;
  return (
    <Box component="dl" sx={{ margin: 0, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(168px, 1fr))', rowGap: 5, columnGap: 6 }}>
      {block.items.map((item) => {
        const label = translator.message(item.label, formatter);
        const interval = intervalText(item, item.format, words);
        return (
          <Box key={label} sx={(theme) => ({ borderBlockStart: `1px solid ${theme.tokens.line}`, paddingBlockStart: 2 })}>
            <Typography
              component="dt"
              variant="caption"
              color="textSecondary"
              sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minHeight: 26 }}
            >
              <span>{label}</span>
              {item.definition !== undefined && <DefinitionButton title={label} definition={item.definition} />}
            </Typography>
            <Typography component="dd" variant="h5" sx={(theme) => ({ margin: 0, fontVariantNumeric: numerals(theme) })}>
              <FigureValue figure={item} format={item.format} title={label} />
            </Typography>
            {item.note !== undefined && (
              <Typography component="dd" variant="caption" color="textSecondary" sx={{ margin: 0 }}>
                {translator.message(item.note, formatter)}
              </Typography>
            )}
            {item.estimate === true && item.n !== undefined && (
              <Typography component="dd" variant="caption" color="textSecondary" sx={{ margin: 0 }}>
                {t('charts.estimatedFrom', { count: item.n })}
              </Typography>
            )}
            {interval !== '' && (
              <Typography component="dd" variant="caption" color="textSecondary" sx={{ margin: 0 }}>
                {interval}
              </Typography>
            )}
          </Box>
        );
      })}
    </Box>
  );
}
