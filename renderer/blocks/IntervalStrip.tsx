import { useTheme } from '@mui/material/styles';
import type { Figure, ValueFormat } from '../../shared/analyses/blocks.ts';

const WIDTH = 200;
const HEIGHT = 18;
const MIDDLE = HEIGHT / 2;
const EDGE = 6;
const FROM_ZERO: ReadonlySet<ValueFormat['kind']> = new Set(['percent', 'points', 'money', 'days']);

/** A value with its interval against nothing (0): the line is the interval, the dot the value. Decoration beside the same in words. */
export function IntervalStrip({ figure, format }: { readonly figure: Pick<Figure, 'value' | 'interval'>; readonly format: ValueFormat }) {
  const { tokens } = useTheme();
  const { interval } = figure;
  const value = Number(figure.value);
  // A ratio has its nothing at 1, a count at no known place.
  if (interval === undefined || !FROM_ZERO.has(format.kind) || figure.value === null || !Number.isFinite(value)) return null;
  const [least, most] = [Math.min(0, interval.low, value), Math.max(0, interval.high, value)];
  if (!(most > least)) return null;
  const place = (at: number): number => EDGE + ((at - least) / (most - least)) * (WIDTH - 2 * EDGE);
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} direction="ltr" width={WIDTH} height={HEIGHT} style={{ display: 'block', marginBlock: 4 }}>
      <line x1={EDGE} x2={WIDTH - EDGE} y1={MIDDLE} y2={MIDDLE} stroke={tokens.line} />
      <line x1={place(0)} x2={place(0)} y1={2} y2={HEIGHT - 2} stroke={tokens.inkSoft} />
      <line
        x1={place(interval.low)}
        x2={place(interval.high)}
        y1={MIDDLE}
        y2={MIDDLE}
        stroke={tokens.accent}
        strokeWidth={3}
        strokeLinecap="round"
        strokeOpacity={0.55}
      />
      <circle cx={place(value)} cy={MIDDLE} r={4} fill={tokens.accent} />
    </svg>
  );
}
