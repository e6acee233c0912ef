import type { Theme } from '@mui/material/styles';
import type { SystemStyleObject } from '@mui/system';

/** Look of an entry of the rail: quiet, the current one on a tint of the accent. */
export function railItemStyle(theme: Theme, isHere: boolean, isFolded: boolean): SystemStyleObject<Theme> {
  return {
    display: 'flex',
    justifyContent: isFolded ? 'center' : 'flex-start',
    alignItems: 'center',
    gap: 2.5,
    width: '100%',
    minHeight: 32,
    paddingInline: 2,
    borderRadius: 1,
    fontSize: '0.8125rem',
    textAlign: 'start',
    color: isHere ? theme.tokens.accent : theme.tokens.ink,
    fontWeight: isHere ? 700 : 400,
    backgroundColor: isHere ? theme.tokens.accentTint : 'transparent',
    '& svg': { color: isHere ? theme.tokens.accent : theme.tokens.inkSoft },
    '&:hover': { backgroundColor: isHere ? theme.tokens.accentTint : theme.tokens.tint },
    '&:focus-visible, &.Mui-focusVisible': { outlineOffset: -2 },
  };
}
