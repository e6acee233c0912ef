import { useState } from 'react';
import type { PreviewColumn } from '../../../../../shared/contract/imports.ts';
import type { ImportMapping, MappedColumn } from '../../../../../shared/model/import-mapping.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { SearchList } from '../../../../components/SearchList.tsx';
import { useWords } from '../../../../state/words.ts';
import { columnName } from '../../reading/column-name.ts';
import { rolesOf } from '../../reading/roles.ts';
import { HeadChip } from './HeadChip.tsx';

export interface RoleChipProps {
  readonly name: string;
  readonly column: MappedColumn;
  readonly mapping: ImportMapping;
  readonly evidence: PreviewColumn['roleEvidence'];
  readonly onRole: (role: Role) => void;
}

/** What a column means: found by typing, in groups, with the column that has a meaning now. */
export function RoleChip({ name, column, mapping, evidence, onRole }: RoleChipProps) {
  const words = useWords();
  const { t, text, translator } = words;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const role = t(`imports.roles.${column.role}`);
  const choice = (option: Role) => {
    const owner =
      option === 'ignore' || option === 'attribute'
        ? undefined
        : mapping.columns.find((other) => other.role === option && other.index !== column.index);
    const use = `imports.roleHints.${option}`;
    const hint = owner === undefined ? (translator.has(use) ? text(use) : '') : t('imports.column.takenBy', { header: columnName(owner, words) });
    return { value: option, label: t(`imports.roles.${option}`), ...(hint === '' ? {} : { hint }), also: option };
  };
  return (
    <>
      <HeadChip
        icon="tag"
        label={`${name}: ${t('imports.column.role', { role })} (${t(`imports.column.guess.${evidence}`)})`}
        tone={column.role === 'ignore' ? 'quiet' : 'accent'}
        popup="listbox"
        isOpen={anchor !== null}
        onOpen={setAnchor}
      >
        {role}
      </HeadChip>
      <SearchList
        label={`${t('imports.column.means')}: ${name}`}
        anchor={anchor}
        value={column.role}
        width={380}
        groups={[
          { label: '', choices: [choice('ignore')] },
          ...rolesOf(mapping.kind).map(({ group, roles }) => ({ label: t(`imports.roleGroups.${group}`), choices: roles.map(choice) })),
        ]}
        onChoose={(chosen) => onRole(chosen as Role)}
        onClose={() => setAnchor(null)}
      />
    </>
  );
}
