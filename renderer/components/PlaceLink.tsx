import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { formatRoute, type Route } from '../state/route.ts';
import { Icon } from './Icon.tsx';

export interface PlaceLinkProps {
  readonly route: Route;
  readonly icon: string;
  readonly title: string;
  readonly hint?: string;
}

/** A line that leads somewhere: what it is, what one finds there. */
export function PlaceLink({ route, icon, title, hint }: PlaceLinkProps) {
  return (
    <ButtonBase
      component="a"
      href={`#${formatRoute(route)}`}
      sx={(theme) => ({
        width: '100%',
        display: 'flex',
        gap: 3,
        alignItems: 'center',
        textAlign: 'start',
        padding: 2,
        borderBlockEnd: `1px solid ${theme.tokens.line}`,
        '&:hover': { backgroundColor: theme.tokens.tint },
      })}
    >
      <Icon name={icon} sx={(theme) => ({ color: theme.tokens.accent })} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ fontWeight: 700 }}>{title}</Typography>
        {hint !== undefined && hint !== '' && (
          <Typography variant="body2" color="textSecondary">
            {hint}
          </Typography>
        )}
      </Box>
      <Icon name="chevron_right" sx={(theme) => ({ color: theme.tokens.inkSoft })} />
    </ButtonBase>
  );
}
