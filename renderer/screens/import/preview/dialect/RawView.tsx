import Box from '@mui/material/Box';
import { useWords } from '../../../../state/words.ts';

/** The first lines of the file, decoded but otherwise untouched. */
export function RawView({ lines }: { readonly lines: readonly string[] }) {
  const { t, formatter } = useWords();
  return (
    <Box
      component="ol"
      aria-label={t('imports.preview.rawLabel')}
      tabIndex={0}
      sx={(theme) => ({
        listStyle: 'none',
        margin: 0,
        padding: '12px 24px',
        fontFamily: 'ui-monospace, Consolas, monospace',
        fontSize: '0.75rem',
        lineHeight: 1.7,
        '& li': { display: 'flex', gap: 4, whiteSpace: 'pre' },
        '& span': { color: theme.tokens.inkSoft, minWidth: 24, textAlign: 'end', userSelect: 'none' },
      })}
      dir="ltr"
    >
      {[...lines.entries()].map(([place, text]) => (
        <li key={place}>
          <span>{formatter.integer(place + 1)}</span>
          <bdi>{text}</bdi>
        </li>
      ))}
    </Box>
  );
}
