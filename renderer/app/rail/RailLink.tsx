import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import { Icon } from '../../components/Icon.tsx';
import { formatRoute, type Route, useRoute } from '../../state/route.ts';
import { railItemStyle } from './rail-item-style.ts';

export interface RailLinkProps {
  readonly route: Route;
  readonly icon: string;
  readonly label: string;
  readonly hint?: string;
  readonly isFolded: boolean;
  readonly onChosen?: () => void;
}

/** One place to go to; marked when one is there. */
export function RailLink({ route, icon, label, isFolded, onChosen }: RailLinkProps) {
  const current = useRoute();
  const isHere = sectionOf(current) === sectionOf(route);
  return (
    <Tooltip title={isFolded ? label : ''} placement="right">
      <ButtonBase
        component="a"
        href={`#${formatRoute(route)}`}
        aria-label={label}
        aria-current={isHere ? 'page' : undefined}
        onClick={onChosen}
        sx={(theme) => railItemStyle(theme, isHere, isFolded)}
      >
        <Icon name={icon} />
        {!isFolded && <span>{label}</span>}
      </ButtonBase>
    </Tooltip>
  );
}

/** Screens inside a section count as the section. */
function sectionOf(route: Route): string {
  switch (route.screen) {
    case 'customer':
      return 'customers';
    case 'segment':
      return 'segments';
    case 'import':
      return 'data';
    case 'findings':
      return 'home';
    case 'analysis':
      return `analysis ${route.id}`;
    default:
      return route.screen;
  }
}
