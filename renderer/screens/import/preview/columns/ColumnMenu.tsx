import IconButton from '@mui/material/IconButton';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useId, useState } from 'react';
import type { MappedColumn } from '../../../../../shared/model/import-mapping.ts';
import { Icon } from '../../../../components/Icon.tsx';
import { useWords } from '../../../../state/words.ts';
import { stepEdits } from '../../cleaning/edit-steps.ts';
import { newStep, STEP_KINDS, type StepKind, surroundingsOf } from '../../cleaning/new-step.ts';
import { shownRows } from '../../reading/preview-ledger.ts';
import type { BatchReading } from '../../session/batch-reading.ts';

export interface ColumnMenuProps {
  readonly name: string;
  readonly column: MappedColumn;
  readonly reading: BatchReading;
  readonly onAdded: () => void;
}

/** What can be done with the values of a column: each choice becomes a cleaning step. */
export function ColumnMenu({ name, column, reading, onAdded }: ColumnMenuProps) {
  const { t, formatter } = useWords();
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const add = (kind: StepKind) => {
    setAnchor(null);
    const values = shownRows(reading.preview).map((fields) => fields[column.index] ?? '');
    const surroundings = surroundingsOf(reading, usualCountry(formatter.locale));
    const step = newStep(kind, [reading.drafted.idOf(column.index)], values, surroundings);
    if (step === null) return;
    stepEdits(reading).add(step);
    onAdded();
  };
  return (
    <>
      <IconButton
        id={id}
        aria-label={t('imports.cleaning.columnMenu', { header: name })}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ minWidth: 24, minHeight: 24, padding: 0 }}
      >
        <Icon name="more_vert" size={16} />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} slotProps={{ list: { 'aria-labelledby': id } }}>
        {STEP_KINDS.flatMap(({ group, kinds }) => [
          <ListSubheader
            key={group}
            role="presentation"
            sx={{ lineHeight: '28px', fontSize: '0.75rem', backgroundColor: 'transparent', position: 'static' }}
          >
            {t(`imports.cleaning.groups.${group}`)}
          </ListSubheader>,
          ...kinds.map((kind) => (
            <MenuItem key={kind} onClick={() => add(kind)}>
              {t(`imports.cleaning.steps.${kind}`)}
            </MenuItem>
          )),
        ])}
      </Menu>
    </>
  );
}

/** The country a phone step begins with, until the person says which. */
export function usualCountry(locale: string): string {
  return new Intl.Locale(locale).maximize().region ?? 'US';
}
