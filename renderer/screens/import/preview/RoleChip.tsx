import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { PreviewColumn } from '../../../../shared/contract/imports.ts';
import type { ImportMapping, MappedColumn } from '../../../../shared/model/import-mapping.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { useWords } from '../../../state/words.ts';
import { rolesOf } from '../reading/roles.ts';
import { HeadChip } from './HeadChip.tsx';

export interface RoleChipProps {
  readonly name: string;
  readonly column: MappedColumn;
  readonly mapping: ImportMapping;
  readonly evidence: PreviewColumn['roleEvidence'];
  readonly onRole: (role: Role) => void;
}

/** What a column means. */
export function RoleChip({ name, column, mapping, evidence, onRole }: RoleChipProps) {
  const { t } = useWords();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const role = t(`imports.roles.${column.role}`);
  const choose = (chosen: Role) => {
    setAnchor(null);
    onRole(chosen);
  };
  const entry = (option: Role) => (
    <MenuItem key={option} selected={option === column.role} onClick={() => choose(option)}>
      {t(`imports.roles.${option}`)}
    </MenuItem>
  );
  return (
    <>
      <HeadChip
        icon="tag"
        label={`${name}: ${t('imports.column.role', { role })} (${t(`imports.column.guess.${evidence}`)})`}
        tone={column.role === 'ignore' ? 'quiet' : 'accent'}
        popup="menu"
        isOpen={anchor !== null}
        onOpen={setAnchor}
      >
        {role}
      </HeadChip>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': t('imports.column.means') }, paper: { sx: { maxHeight: 420 } } }}
      >
        {entry('ignore')}
        {rolesOf(mapping.kind).flatMap(({ group, roles }) => [
          <ListSubheader
            key={group}
            role="presentation"
            sx={{ lineHeight: '28px', fontSize: '0.75rem', backgroundColor: 'transparent', position: 'static' }}
          >
            {t(`imports.roleGroups.${group}`)}
          </ListSubheader>,
          ...roles.map(entry),
        ])}
      </Menu>
    </>
  );
}
