import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { type Segment, tableFileSchema } from '../../../shared/contract/segments.ts';
import { Icon } from '../../components/Icon.tsx';
import type { IconName } from '../../components/icon-names.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { useSegmentActions } from './use-segment-actions.ts';

interface Entry {
  readonly icon: IconName;
  readonly label: string;
  readonly run: () => void;
}

/** Everything one can do with a saved segment. */
export function SegmentMenu({ segment }: { readonly segment: Segment }) {
  const { t } = useWords();
  const actions = useSegmentActions();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const isFrozen = segment.frozenAt !== null;
  const groups: readonly (readonly Entry[])[] = [
    [
      { icon: 'edit', label: t('segments.screen.edit'), run: () => navigate({ screen: 'segment', id: segment.id }) },
      { icon: 'content_copy', label: t('segments.screen.duplicate'), run: () => actions.duplicate(segment) },
      {
        icon: isFrozen ? 'autorenew' : 'ac_unit',
        label: t(isFrozen ? 'segments.screen.unfreeze' : 'segments.screen.freeze'),
        run: () => actions.setFrozen(segment, !isFrozen),
      },
    ],
    tableFileSchema.options.map((format) => ({
      icon: 'download' as const,
      label: t('segments.screen.export', { format: t(`charts.formats.${format}`) }),
      run: () => actions.exportTable(segment, format),
    })),
    [{ icon: 'delete', label: t('segments.screen.remove'), run: () => actions.remove(segment) }],
  ];
  return (
    <>
      <IconButton
        aria-haspopup="menu"
        aria-label={t('segments.screen.more', { name: segment.name })}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name="more_vert" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {groups.flatMap((entries, index) => [
          ...(index === 0 ? [] : [<Divider key={`line ${entries[0]?.label}`} />]),
          ...entries.map(({ icon, label, run }) => (
            <MenuItem
              key={label}
              onClick={() => {
                setAnchor(null);
                run();
              }}
            >
              <ListItemIcon>
                <Icon name={icon} size={18} />
              </ListItemIcon>
              {label}
            </MenuItem>
          )),
        ])}
      </Menu>
    </>
  );
}
