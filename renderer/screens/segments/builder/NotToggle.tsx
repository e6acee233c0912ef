import ButtonBase from '@mui/material/ButtonBase';
import { useWords } from '../../../state/words.ts';

export interface NotToggleProps {
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

/** "not" before a condition: on or off. */
export function NotToggle({ isOn, onToggle }: NotToggleProps) {
  const { t } = useWords();
  return (
    <ButtonBase
      aria-pressed={isOn}
      title={t('segments.builder.notLabel')}
      onClick={onToggle}
      sx={(theme) => ({
        flex: 'none',
        minWidth: 36,
        minHeight: 28,
        marginBlock: 0.5,
        borderRadius: 1,
        fontSize: '0.8125rem',
        fontWeight: isOn ? 700 : 400,
        color: isOn ? theme.tokens.paper : theme.tokens.inkSoft,
        backgroundColor: isOn ? theme.tokens.ink : 'transparent',
        border: `1px solid ${isOn ? theme.tokens.ink : theme.tokens.line}`,
        '&:hover': { borderColor: theme.tokens.ink },
      })}
    >
      {t('segments.builder.not')}
    </ButtonBase>
  );
}
