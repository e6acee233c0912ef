import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Icon } from './Icon.tsx';
import { SearchList } from './SearchList.tsx';
import type { ChoiceGroup } from './search-choices.ts';

export interface ChoiceButtonProps {
  readonly label: string;
  readonly value: string;
  readonly groups: readonly ChoiceGroup[];
  readonly onChoose: (value: string) => void;
  readonly minWidth?: number;
  /** The label is said, not shown: a sentence beside the field asks already. */
  readonly hasQuietLabel?: boolean;
}

/** A field that shows its value and opens a searchable list; looks like the select fields beside it. */
export function ChoiceButton({ label, value, groups, onChoose, minWidth = 160, hasQuietLabel = false }: ChoiceButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const shown = groups.flatMap(({ choices }) => choices).find((choice) => choice.value === value)?.label ?? value;
  return (
    <>
      <ButtonBase
        aria-haspopup="listbox"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={(theme) => ({
          position: 'relative',
          minWidth,
          minHeight: 36,
          paddingInline: 3,
          gap: 2,
          justifyContent: 'space-between',
          border: `1px solid ${theme.tokens.edge}`,
          borderRadius: 1,
          fontSize: '0.8125rem',
          '&:hover': { borderColor: theme.tokens.ink },
        })}
      >
        <Typography
          component="span"
          variant="caption"
          sx={(theme) => ({
            position: 'absolute',
            insetBlockStart: -9,
            insetInlineStart: 8,
            paddingInline: 1,
            fontSize: '0.6875rem',
            lineHeight: '16px',
            whiteSpace: 'nowrap',
            color: theme.tokens.inkSoft,
            backgroundColor: theme.tokens.paper,
            ...(hasQuietLabel ? { clipPath: 'inset(50%)', width: 1, overflow: 'hidden' } : {}),
          })}
        >
          {label}
        </Typography>{' '}
        <span dir="auto">{shown}</span>
        <Icon name="keyboard_arrow_down" size={18} />
      </ButtonBase>
      <SearchList label={label} anchor={anchor} groups={groups} value={value} onChoose={onChoose} onClose={() => setAnchor(null)} />
    </>
  );
}
