import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { CustomerFigureAnswer, CustomerProfile } from '../../../shared/contract/customers.ts';
import { useWords } from '../../state/words.ts';
import { timelineOf } from './timeline-days.ts';

const WIDTH = 1000;
const HEIGHT = 64;
const LINE = 36;
const EDGE = 8;

export interface OrderTimelineProps {
  readonly profile: CustomerProfile;
  readonly figures: CustomerFigureAnswer['figures'];
  readonly lastDay: number;
}

/** Every purchase as a stroke on a line, the end of the data, and the days that analyses expect with their intervals; the same in words below. */
export function OrderTimeline({ profile, figures, lastDay }: OrderTimelineProps) {
  const { t, text, formatter } = useWords();
  const { tokens } = useTheme();
  const id = useId();
  const timeline = timelineOf(profile, figures, lastDay);
  if (timeline === null) return null;
  const { orders, marks } = timeline;
  const x = (day: number): number => EDGE + timeline.place(day) * (WIDTH - 2 * EDGE);
  const label = t('customers.profile.timelineLabel', {
    count: orders.length,
    from: formatter.day(orders[0] ?? lastDay),
    to: formatter.day(orders.at(-1) ?? lastDay),
    end: formatter.day(lastDay),
  });
  return (
    <Box component="figure" sx={{ margin: 0, marginBlockStart: 4 }}>
      <Typography variant="h3">{t('customers.profile.timeline')}</Typography>
      <Typography id={id} variant="caption" color="textSecondary" component="p">
        {label}
      </Typography>
      <Box role="img" aria-labelledby={id}>
        <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} direction="ltr" width="100%" preserveAspectRatio="none" height={HEIGHT}>
          <line x1={EDGE} x2={WIDTH - EDGE} y1={LINE} y2={LINE} stroke={tokens.edge} vectorEffect="non-scaling-stroke" />
          {marks.map(({ analysis, key, band }) =>
            band === null ? null : (
              <rect
                key={`${analysis} ${key}`}
                x={x(band.low)}
                y={LINE - 10}
                width={Math.max(1, x(band.high) - x(band.low))}
                height={20}
                fill={tokens.accent}
                fillOpacity={0.18}
              />
            ),
          )}
          {orders.map((day) => (
            <line
              key={day}
              x1={x(day)}
              x2={x(day)}
              y1={LINE - 14}
              y2={LINE + 14}
              stroke={tokens.ink}
              strokeWidth={1.5}
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <line
            x1={x(lastDay)}
            x2={x(lastDay)}
            y1={2}
            y2={HEIGHT - 2}
            stroke={tokens.inkSoft}
            strokeDasharray="4 3"
            vectorEffect="non-scaling-stroke"
          />
          {marks.map(({ analysis, key, day }) => (
            <line
              key={`${analysis} ${key}`}
              x1={x(day)}
              x2={x(day)}
              y1={LINE - 22}
              y2={LINE + 22}
              stroke={tokens.accent}
              strokeWidth={3}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      </Box>
      <Box component="figcaption">
        <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', columnGap: 5, rowGap: 1 }}>
          {marks.map(({ analysis, key, day, band }) => {
            const name = text(`analyses.${analysis}.customer.${key}`);
            return (
              <Typography component="li" variant="caption" key={`${analysis} ${key}`} sx={{ color: tokens.accent, fontWeight: 700 }}>
                {band === null
                  ? t('customers.profile.timelineMark', { name, day: formatter.day(day) })
                  : t('customers.profile.timelineBand', {
                      name,
                      day: formatter.day(day),
                      low: formatter.day(Math.round(band.low)),
                      high: formatter.day(Math.round(band.high)),
                    })}
              </Typography>
            );
          })}
          <Typography component="li" variant="caption" color="textSecondary">
            {t('customers.profile.timelineEnd', { day: formatter.day(lastDay) })}
          </Typography>
        </Box>
      </Box>
    </Box>
  );
}
