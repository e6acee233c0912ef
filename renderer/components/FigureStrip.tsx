import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

export interface StripFigure {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

/** A row of figures with their names, divided by hairlines. */
export function FigureStrip({ figures, label }: { readonly figures: readonly StripFigure[]; readonly label?: string }) {
  return (
    <Box component="dl" aria-label={label} sx={{ margin: 0, display: 'flex', flexWrap: 'wrap', rowGap: 4 }}>
      {figures.map(({ label: name, value, note }) => (
        <Box
          key={name}
          sx={(theme) => ({
            paddingInlineEnd: 6,
            marginInlineEnd: 6,
            borderInlineEnd: `1px solid ${theme.tokens.line}`,
            '&:last-child': { borderInlineEnd: 0, marginInlineEnd: 0, paddingInlineEnd: 0 },
          })}
        >
          <Typography component="dt" variant="caption" color="textSecondary">
            {name}
          </Typography>
          <Typography component="dd" variant="h5" sx={{ margin: 0 }}>
            {value === '' ? '–' : value}
          </Typography>
          {note !== undefined && note !== '' && (
            <Typography component="dd" variant="caption" color="textSecondary" sx={{ margin: 0 }}>
              {note}
            </Typography>
          )}
        </Box>
      ))}
    </Box>
  );
}
