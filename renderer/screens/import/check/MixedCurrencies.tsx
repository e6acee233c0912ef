import Box from '@mui/material/Box';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';

/** Says that amounts of several currencies would be added up as if they were of one. */
export function MixedCurrencies({ currencies }: { readonly currencies: readonly string[] }) {
  const { t, formatter } = useWords();
  return (
    <Box
      role="status"
      sx={({ tokens }) => ({
        display: 'flex',
        gap: 3,
        marginBlockStart: 4,
        padding: '8px 12px',
        borderRadius: 1,
        fontSize: '0.8125rem',
        backgroundColor: tokens.cautionTint,
      })}
    >
      <Icon name="warning" size={18} sx={({ tokens }) => ({ color: tokens.caution, flexShrink: 0 })} />
      <span>{t('imports.check.currencies', { currencies: new Intl.ListFormat(formatter.locale, { type: 'unit' }).format(currencies) })}</span>
    </Box>
  );
}
