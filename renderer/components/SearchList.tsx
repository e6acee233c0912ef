import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useId, useState } from 'react';
import { useWords } from '../state/words.ts';
import { Icon } from './Icon.tsx';
import { type ChoiceGroup, matchingGroups, nextActive } from './search-choices.ts';

export interface SearchListProps {
  /** What is being chosen. */
  readonly label: string;
  readonly anchor: HTMLElement | null;
  readonly groups: readonly ChoiceGroup[];
  readonly value: string | null;
  readonly width?: number;
  readonly onChoose: (value: string) => void;
  readonly onClose: () => void;
}

/** A long list in groups to choose from: type to narrow it, arrows to walk it, Enter to take. */
export function SearchList(props: SearchListProps) {
  const { anchor, onClose, width = 320 } = props;
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{
        paper: { sx: { width, maxWidth: 'calc(100vw - 24px)', maxHeight: 440, display: 'flex', flexDirection: 'column', marginBlockStart: 1 } },
      }}
    >
      <Choices {...props} />
    </Popover>
  );
}

function Choices({ label, groups, value, onChoose, onClose }: SearchListProps) {
  const { t, formatter } = useWords();
  const id = useId();
  const [query, setQuery] = useState('');
  const shown = matchingGroups(groups, query, formatter.locale);
  const values = shown.flatMap(({ choices }) => choices.map((choice) => choice.value));
  const [active, setActive] = useState<string | null>(value);
  const current = active !== null && values.includes(active) ? active : (values[0] ?? null);
  const optionId = (choice: string) => `${id}-${choice}`;
  const move = (to: string | null) => {
    setActive(to);
    if (to !== null) document.getElementById(optionId(to))?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (choice: string) => {
    onClose();
    onChoose(choice);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && current !== null) {
      event.preventDefault();
      choose(current);
      return;
    }
    const next = nextActive(values, current, event.key);
    if (next === undefined) return;
    event.preventDefault();
    move(next);
  };
  return (
    <>
      <Box sx={(theme) => ({ display: 'flex', alignItems: 'center', gap: 2, padding: '6px 12px', borderBlockEnd: `1px solid ${theme.tokens.line}` })}>
        <Icon name="search" size={18} sx={(theme) => ({ color: theme.tokens.inkSoft })} />
        <InputBase
          autoFocus
          value={query}
          placeholder={t('app.list.search')}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={press}
          inputProps={{
            role: 'combobox',
            'aria-label': label,
            'aria-expanded': true,
            'aria-controls': `${id}-list`,
            'aria-autocomplete': 'list',
            'aria-activedescendant': current === null ? undefined : optionId(current),
          }}
          sx={{ flex: 1, fontSize: '0.8125rem' }}
        />
      </Box>
      <Box id={`${id}-list`} role="listbox" aria-label={label} tabIndex={-1} sx={{ overflow: 'auto', padding: 1, outline: 'none' }}>
        {shown.map((group) => (
          <Box key={group.label} role="group" aria-label={group.label === '' ? label : group.label}>
            {group.label !== '' && (
              <Typography aria-hidden variant="caption" component="div" sx={{ padding: '6px 10px 2px', color: 'text.secondary' }}>
                {group.label}
              </Typography>
            )}
            {group.choices.map((choice) => (
              <Box
                key={choice.value}
                id={optionId(choice.value)}
                role="option"
                aria-selected={choice.value === value}
                onClick={() => choose(choice.value)}
                onMouseMove={() => setActive(choice.value)}
                sx={(theme) => ({
                  display: 'flex',
                  alignItems: 'baseline',
                  gap: 2,
                  padding: '5px 10px',
                  minHeight: 28,
                  borderRadius: 1,
                  cursor: 'pointer',
                  fontSize: '0.8125rem',
                  fontWeight: choice.value === value ? 700 : 400,
                  color: choice.value === value ? theme.tokens.accent : undefined,
                  backgroundColor: choice.value === current ? theme.tokens.tint : undefined,
                  boxShadow: choice.value === current ? `inset 0 0 0 2px ${theme.tokens.accent}` : undefined,
                })}
              >
                <Box component="span" dir="auto" sx={{ flex: choice.hint === undefined ? 1 : 'none' }}>
                  {choice.label}
                </Box>
                {choice.hint !== undefined && (
                  <Typography component="span" variant="caption" color="textSecondary" dir="auto" sx={{ flex: 1, minWidth: 0 }}>
                    {choice.hint}
                  </Typography>
                )}
                {choice.value === value && <Icon name="check" size={16} />}
              </Box>
            ))}
          </Box>
        ))}
      </Box>
      {values.length === 0 && (
        <Typography role="status" variant="body2" color="textSecondary" sx={{ padding: '4px 14px 12px' }}>
          {t('app.list.nothing')}
        </Typography>
      )}
    </>
  );
}
