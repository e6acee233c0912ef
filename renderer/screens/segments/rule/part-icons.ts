import type { IconName } from '../../../components/icon-names.ts';
import type { PartKind } from './new-part.ts';

/** A picture for each kind of condition. */
export const PART_ICONS: Readonly<Record<PartKind, IconName>> = {
  purchases: 'shopping_bag',
  attribute: 'badge',
  member: 'groups',
  segment: 'filter_alt',
  group: 'account_tree',
};
