import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

export interface StripFigure {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

/** Figures with their names, side by side. */
export function FigureStrip({ figures, label }: { readonly figures: readonly StripFigure[]; readonly label?: string }) {
  return (
    <Box component="dl" aria-label={label} sx={{ margin: 0, display: 'flex', flexWrap: 'wrap', rowGap: 4, columnGap: 10 }}>
      {figures.map(({ label: name, value, note }) => (
        <Box key={name}>
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
