import Chip from '@mui/material/Chip';
import { useState } from 'react';
import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';
import { Icon } from '../../../components/Icon.tsx';
import { SearchList } from '../../../components/SearchList.tsx';
import { useWords } from '../../../state/words.ts';
import { columnName } from '../reading/column-name.ts';
import type { BatchReading } from '../session/batch-reading.ts';

type Merge = Extract<CleaningStep, { step: 'merge' }>;

export interface MergeColumnsProps {
  readonly step: Merge;
  readonly reading: BatchReading;
  readonly onStep: (step: Merge) => void;
}

/** The columns that become one, in their order. */
export function MergeColumns({ step, reading: { drafted }, onStep }: MergeColumnsProps) {
  const words = useWords();
  const { t } = words;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const all = drafted.mapping.columns.map((column) => ({ id: drafted.idOf(column.index), name: columnName(column, words) }));
  return (
    <>
      {step.columns.map((id) => (
        <Chip
          key={id}
          label={<bdi>{all.find((column) => column.id === id)?.name ?? ''}</bdi>}
          variant="outlined"
          {...(step.columns.length > 1 ? { onDelete: () => onStep({ ...step, columns: step.columns.filter((other) => other !== id) }) } : {})}
        />
      ))}
      <Chip
        icon={<Icon name="add" size={16} />}
        label={t('imports.cleaning.addColumn')}
        variant="outlined"
        aria-haspopup="listbox"
        onClick={(event) => setAnchor(event.currentTarget)}
      />
      <SearchList
        label={t('imports.cleaning.addColumn')}
        anchor={anchor}
        value={null}
        groups={[
          { label: '', choices: all.filter(({ id }) => !step.columns.includes(id)).map(({ id, name }) => ({ value: String(id), label: name })) },
        ]}
        onChoose={(id) => onStep({ ...step, columns: [...step.columns, Number(id)] })}
        onClose={() => setAnchor(null)}
      />
    </>
  );
}
