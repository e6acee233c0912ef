import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ColumnHealth } from '../../../../shared/contract/health.ts';
import { openPanel } from '../../../state/panel.ts';
import { useTimeDirection } from '../../../state/time-direction.ts';
import { useWords } from '../../../state/words.ts';
import { listText } from '../list-text.ts';

const WIDTH = 84;
const HEIGHT = 22;
const EDGE = 3;
const MOST = 24;

/**
 * Filled share import by import (the line) and the right one beneath it (dashes), from 0 at the foot to 1 at the top; oldest first in the
 * direction that the person chose for time. Opens the figures of every import.
 */
export function Sparkline({ title, trend }: { readonly title: string; readonly trend: ColumnHealth['trend'] }) {
  const { t, formatter, translator } = useWords();
  const direction = useTimeDirection();
  const points = trend.slice(-MOST);
  if (points.length < 2) return <span>–</span>;
  const step = (WIDTH - 2 * EDGE) / (points.length - 1);
  const placeOf = (share: number, place: number) => {
    const along = EDGE + place * step;
    return { x: direction === 'rtl' ? WIDTH - along : along, y: HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE) };
  };
  const filled = points.map((point, place) => placeOf(point.filled, place));
  const right = points.flatMap((point, place) => (point.valid === null ? [] : [placeOf(point.valid, place)]));
  const percent = (share: number) => formatter.value(share, { kind: 'percent', digits: 0 });
  const values = listText(
    points.map((point) => {
      const words = t('health.trendPoint', { id: formatter.integer(point.importId), filled: percent(point.filled) });
      return point.valid === null ? words : t('health.trendRight', { words, valid: percent(point.valid) });
    }),
    translator.locale,
  );
  const last = filled.at(-1);
  return (
    <Button
      onClick={() => openPanel({ kind: 'trend', title, trend })}
      aria-label={`${t('health.trendOpen', { title })} ${t('health.trendLabel', { values })}`}
      title={values}
      sx={{ padding: 0.5, minWidth: 0, minHeight: 24 }}
    >
      <Box
        component="svg"
        aria-hidden
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        sx={(theme) => ({ width: WIDTH, height: HEIGHT, display: 'block', color: theme.tokens.accent, overflow: 'visible' })}
      >
        <line x1={0} x2={WIDTH} y1={HEIGHT - EDGE} y2={HEIGHT - EDGE} stroke="currentColor" strokeWidth={1} opacity={0.25} />
        <polyline points={pathOf(filled)} fill="none" stroke="currentColor" strokeWidth={1.5} strokeLinejoin="round" />
        {right.length > 1 && (
          <Box
            component="polyline"
            points={pathOf(right)}
            sx={(theme) => ({ fill: 'none', stroke: theme.tokens.inkSoft, strokeWidth: 1, strokeDasharray: '3 2' })}
          />
        )}
        {last !== undefined && <circle cx={last.x} cy={last.y} r={2.5} fill="currentColor" />}
      </Box>
    </Button>
  );
}

function pathOf(places: readonly { readonly x: number; readonly y: number }[]): string {
  return places.map(({ x, y }) => `${x},${y}`).join(' ');
}
