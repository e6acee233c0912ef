import type { MessageKey } from '../../../shared/messages/message-key.ts';
import type { IconName } from '../../components/icon-names.ts';
import type { Route } from '../../state/route.ts';

/** The sections of the window that do not come from analyses, with the second key of their "g" shortcut. */
export const SCREENS: readonly {
  readonly route: Route;
  readonly icon: IconName;
  readonly label: MessageKey;
  readonly key: string;
  readonly place: 'top' | 'middle' | 'bottom';
}[] = [
  { route: { screen: 'home' }, icon: 'home', label: 'app.nav.home', key: 'h', place: 'top' },
  { route: { screen: 'data' }, icon: 'database', label: 'app.nav.data', key: 'd', place: 'top' },
  { route: { screen: 'customers' }, icon: 'group', label: 'app.nav.customers', key: 'c', place: 'top' },
  { route: { screen: 'segments' }, icon: 'filter_alt', label: 'app.nav.segments', key: 's', place: 'top' },
  { route: { screen: 'reports' }, icon: 'description', label: 'app.nav.reports', key: 'r', place: 'middle' },
  { route: { screen: 'settings' }, icon: 'settings', label: 'app.nav.settings', key: ',', place: 'bottom' },
];
