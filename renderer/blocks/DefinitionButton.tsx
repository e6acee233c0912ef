import IconButton from '@mui/material/IconButton';
import type { Message } from '../../shared/analyses/blocks.ts';
import { Icon } from '../components/Icon.tsx';
import { openPanel } from '../state/panel.ts';
import { useWords } from '../state/words.ts';

/** Shows what a name means in the side panel. */
export function DefinitionButton({
  title,
  definition,
  tabIndex,
}: {
  readonly title: string;
  readonly definition: Message;
  readonly tabIndex?: number;
}) {
  const { t } = useWords();
  return (
    <IconButton
      {...(tabIndex === undefined ? {} : { tabIndex })}
      size="small"
      aria-label={t('charts.whatIs', { title })}
      onClick={() => openPanel({ kind: 'definition', title, definition })}
      sx={(theme) => ({ padding: 0.5, color: theme.tokens.inkSoft, '@media print': { display: 'none' } })}
    >
      <Icon name="info" size={16} />
    </IconButton>
  );
}
