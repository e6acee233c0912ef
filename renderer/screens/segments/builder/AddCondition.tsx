import Button from '@mui/material/Button';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import { PART_ICONS } from '../rule/part-icons.ts';
import { MAX_PARTS } from '../rule/rule-edits.ts';
import type { GroupNode } from '../rule/rule-tree.ts';
import { useAddPart } from './use-add-part.ts';

/** Adds a condition or a group of them at the end of a group. */
export function AddCondition({ group, depth }: { readonly group: GroupNode; readonly depth: number }) {
  const { t } = useWords();
  const { offers, add } = useAddPart(group, depth);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const label = t(depth === 1 ? 'segments.builder.add' : 'segments.builder.addTo');
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        disabled={group.of.length >= MAX_PARTS}
        onClick={(event) => setAnchor(event.currentTarget)}
        startIcon={<Icon name="add" size={18} />}
        sx={{ marginBlock: 1 }}
      >
        {label}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        disableRestoreFocus
        slotProps={{ list: { 'aria-label': label } }}
      >
        {offers.map(({ kind, isReady }) => (
          <MenuItem
            key={kind}
            disabled={!isReady}
            onClick={() => {
              setAnchor(null);
              add(kind);
            }}
          >
            <ListItemIcon>
              <Icon name={PART_ICONS[kind]} />
            </ListItemIcon>
            <ListItemText
              primary={t(`segments.builder.kinds.${kind}`)}
              secondary={t(`segments.builder.kindHints.${kind}`)}
              slotProps={{ primary: { variant: 'body2', sx: { fontWeight: 700 } }, secondary: { variant: 'caption' } }}
            />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
