import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Check } from '../../../../shared/contract/imports.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';

const MOST = 5;
const MADE = /^(?:email|phone|name):/;

/** Customers the client file has as two and the file takes for one: how many, and who; they stay two. */
export function SameCustomers({ same }: { readonly same: NonNullable<Check['sameCustomers']> }) {
  const { t, formatter } = useWords();
  return (
    <Box
      role="note"
      sx={(theme) => ({
        display: 'flex',
        gap: 2,
        marginBlockStart: 3,
        padding: 3,
        borderRadius: 1,
        maxWidth: 860,
        backgroundColor: theme.tokens.cautionTint,
      })}
    >
      <Icon name="group" size={18} sx={(theme) => ({ color: theme.tokens.caution, marginBlockStart: 0.5 })} />
      <Box>
        <Typography variant="body2">{t('imports.check.sameCustomers', { count: same.count })}</Typography>
        <Box component="ul" sx={{ margin: 0, paddingInlineStart: 5 }}>
          {same.examples.slice(0, MOST).map(({ row, one, other }) => (
            <Typography key={`${one.key} ${other.key}`} component="li" variant="caption" color="textSecondary">
              <Name of={one} /> = <Name of={other} />
              {` (${t('imports.check.sameRow', { row: formatter.integer(row) })})`}
            </Typography>
          ))}
        </Box>
      </Box>
    </Box>
  );
}

/** Name and number of a customer; a number made from an address reads as the address. */
function Name({ of: { key, name } }: { readonly of: { readonly key: string; readonly name: string | null } }) {
  const number = key.replace(MADE, '');
  return <bdi>{name === null ? number : `${name} (${number})`}</bdi>;
}
