import type { Theme } from '@mui/material/styles';

/** Figures of equal width in columns; Persian ones as they are, because Vazirmatn sets the equal ones far apart and its digits hardly differ. */
export const numerals = (theme: Theme): string => (theme.direction === 'rtl' ? 'lining-nums' : 'tabular-nums lining-nums');
