import Box from '@mui/material/Box';
import type { CustomerProfile } from '../../../shared/contract/customers.ts';
import { Icon } from '../../components/Icon.tsx';
import type { IconName } from '../../components/icon-names.ts';
import { useWords } from '../../state/words.ts';

/** Number, e-mail, telephone, place: whatever the files told. */
export function Identity({ profile }: { readonly profile: CustomerProfile }) {
  const { t } = useWords();
  const place = [profile.city, profile.country].filter((part) => part !== null && part !== '').join(', ');
  const facts: { icon: IconName; label: string; value: string | null }[] = [
    { icon: 'badge', label: t('customers.profile.number'), value: profile.key },
    { icon: 'mail', label: t('customers.profile.email'), value: profile.email },
    { icon: 'call', label: t('customers.profile.phone'), value: profile.phone },
    { icon: 'location_on', label: t('customers.profile.place'), value: place },
  ];
  return (
    <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', columnGap: 5, rowGap: 1 }}>
      {facts.map(({ icon, label, value }) =>
        value === null || value === '' ? null : (
          <Box component="li" key={label} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <Icon name={icon} size={16} titleAccess={label} aria-hidden={undefined} />
            <bdi>{value}</bdi>
          </Box>
        ),
      )}
    </Box>
  );
}
