import Box from '@mui/material/Box';
import type { ColumnHealth } from '../../../../shared/contract/health.ts';
import { useTimeDirection } from '../../../state/time-direction.ts';
import { useWords } from '../../../state/words.ts';
import { listText } from '../list-text.ts';

const WIDTH = 84;
const HEIGHT = 22;
const EDGE = 3;
const MOST = 24;

/** Filled share import by import, from 0 at the foot to 1 at the top; oldest first in the direction that the person chose for time. */
export function Sparkline({ trend }: { readonly trend: ColumnHealth['trend'] }) {
  const { t, formatter, translator } = useWords();
  const direction = useTimeDirection();
  const points = trend.slice(-MOST);
  if (points.length < 2) return <span>–</span>;
  const step = (WIDTH - 2 * EDGE) / (points.length - 1);
  const places = points.map(({ filled }, place) => {
    const along = EDGE + place * step;
    return { x: direction === 'rtl' ? WIDTH - along : along, y: HEIGHT - EDGE - filled * (HEIGHT - 2 * EDGE) };
  });
  const percent = (share: number) => formatter.value(share, { kind: 'percent', digits: 0 });
  const values = listText(
    points.map(({ importId, filled }) => t('health.trendPoint', { id: importId, filled: percent(filled) })),
    translator.locale,
  );
  const last = places.at(-1);
  return (
    <Box
      component="svg"
      role="img"
      aria-label={t('health.trendLabel', { values })}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      sx={(theme) => ({ width: WIDTH, height: HEIGHT, display: 'block', color: theme.tokens.accent, overflow: 'visible' })}
    >
      <title>{values}</title>
      <line x1={0} x2={WIDTH} y1={HEIGHT - EDGE} y2={HEIGHT - EDGE} stroke="currentColor" strokeWidth={1} opacity={0.25} />
      <polyline points={places.map(({ x, y }) => `${x},${y}`).join(' ')} fill="none" stroke="currentColor" strokeWidth={1.5} strokeLinejoin="round" />
      {last !== undefined && <circle cx={last.x} cy={last.y} r={2.5} fill="currentColor" />}
    </Box>
  );
}
