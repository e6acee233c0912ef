import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { showOverlay, useOverlay } from '../../state/overlays.ts';
import { useWords } from '../../state/words.ts';
import { type Command, findCommands } from './commands.ts';
import { useCommands } from './use-commands.ts';

/** Everything one can do, found by typing. */
export function CommandPalette() {
  const { t } = useWords();
  const isOpen = useOverlay((state) => state.overlay === 'palette');
  return (
    <Dialog
      open={isOpen}
      onClose={() => showOverlay('none')}
      fullWidth
      maxWidth="sm"
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
      slotProps={{
        paper: { 'aria-label': t('app.palette.title'), sx: { marginBlockStart: '10vh' } },
        backdrop: { sx: { backgroundColor: 'rgba(10, 16, 18, .28)' } },
      }}
    >
      {isOpen && <PaletteBody />}
    </Dialog>
  );
}

function PaletteBody() {
  const { t } = useWords();
  const listId = useId();
  const commands = useCommands();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const found = findCommands(commands, search);
  const active = Math.min(chosen, found.length - 1);
  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    showOverlay('none');
    command.run();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen(Math.max(0, Math.min(found.length - 1, active + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(found[active]);
    }
  };
  return (
    <>
      <Box
        sx={(theme) => ({
          display: 'flex',
          alignItems: 'center',
          gap: 3,
          paddingInline: 4,
          minHeight: 52,
          borderBlockEnd: `1px solid ${theme.tokens.line}`,
        })}
      >
        <Icon name="search" sx={(theme) => ({ color: theme.tokens.inkSoft })} />
        <InputBase
          autoFocus
          fullWidth
          value={search}
          placeholder={t('app.palette.placeholder')}
          onChange={(event) => {
            setSearch(event.target.value);
            setChosen(0);
          }}
          onKeyDown={press}
          slotProps={{
            input: {
              role: 'combobox',
              'aria-label': t('app.palette.placeholder'),
              'aria-expanded': true,
              'aria-controls': listId,
              'aria-autocomplete': 'list',
              'aria-activedescendant': found.length === 0 ? undefined : `${listId}-${active}`,
            },
          }}
        />
      </Box>
      <Box ref={list} id={listId} role="listbox" aria-label={t('app.palette.title')} sx={{ maxHeight: '50vh', overflow: 'auto', paddingBlock: 1 }}>
        {found.map((command, index) => (
          <Box
            key={command.id}
            id={`${listId}-${index}`}
            data-index={index}
            role="option"
            aria-selected={index === active}
            onClick={() => run(command)}
            onMouseMove={() => setChosen(index)}
            sx={(theme) => ({
              display: 'flex',
              alignItems: 'center',
              gap: 3,
              minHeight: 36,
              paddingInline: 4,
              cursor: 'default',
              backgroundColor: index === active ? theme.tokens.accentTint : 'transparent',
            })}
          >
            <Icon name={command.icon} sx={(theme) => ({ color: index === active ? theme.tokens.accent : theme.tokens.inkSoft })} />
            <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
              {command.label}
            </Box>
            <Typography variant="caption" color="textSecondary">
              {command.group}
            </Typography>
            {command.keys !== undefined && (
              <Box component="span" dir="ltr" sx={{ display: 'flex', gap: 1 }}>
                {command.keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </Box>
            )}
          </Box>
        ))}
      </Box>
      {found.length === 0 && (
        <Typography role="status" color="textSecondary" sx={{ paddingInline: 4, paddingBlockEnd: 4, paddingBlockStart: 3 }}>
          {t('app.palette.none', { search })}
        </Typography>
      )}
      <Typography
        variant="caption"
        color="textSecondary"
        sx={(theme) => ({ paddingInline: 4, paddingBlock: 2, borderBlockStart: `1px solid ${theme.tokens.line}` })}
      >
        {t('app.palette.hint')}
      </Typography>
    </>
  );
}
