import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type Block, isWithin } from '../../../shared/analyses/blocks.ts';
import type { AnyAnalysis } from '../../../shared/analyses/define.ts';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import { BlockPlace } from '../../blocks/BlockPlace.tsx';
import { BlockView } from '../../blocks/BlockView.tsx';
import { nextDepth } from '../../blocks/depth.ts';
import { changeSettings } from '../../client/queries/settings.ts';
import { Section } from '../../components/Section.tsx';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../state/words.ts';
import { Assumptions } from './Assumptions.tsx';
import { Definitions } from './Definitions.tsx';
import { fieldsInSight } from './param-fields.ts';

export interface AnalysisBodyProps {
  readonly definition: AnyAnalysis;
  readonly params: Record<string, unknown>;
  readonly defaults: Record<string, unknown>;
  readonly result: AnalysisResult;
  /** Block that the address leads to; shown whatever its depth. */
  readonly target?: string | undefined;
}

/** Answer first, then figures, then charts and tables as the analysis orders them; how sure, assumptions and definitions at the end. */
export function AnalysisBody({ definition, params, defaults, result, target }: AnalysisBodyProps) {
  const { t, formatter } = useWords();
  const depth = usePreferences((state) => state.depth);
  const { meta } = result;
  const blocks = result.blocks.filter((block) => isWithin(block.depth, depth) || block.id === target);
  const deeper = nextDepth(result.blocks, depth);
  const of = (...kinds: readonly Block['kind'][]) => blocks.filter(({ kind }) => kinds.includes(kind));
  const cautions = blocks.filter((block) => block.kind === 'note' && block.tone === 'caution');
  const notes = blocks.filter((block) => block.kind === 'note' && block.tone !== 'caution');
  const tall = of('chart', 'table', 'matrix');
  const { assumptions } = fieldsInSight(definition.fields, params, defaults, depth);
  const placed = (block: Block) => (
    <BlockPlace isTarget={block.id === target} label={t('analyses.screen.target')}>
      <BlockView block={block} />
    </BlockPlace>
  );
  return (
    <Box>
      {[...of('finding'), ...cautions].map((block) => (
        <Box key={block.id}>{placed(block)}</Box>
      ))}
      {of('kpi').map((block) => (
        <Box key={block.id} sx={{ marginBlock: 5 }}>
          {placed(block)}
        </Box>
      ))}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
          gridAutoFlow: 'dense',
          columnGap: 8,
          rowGap: 8,
          marginBlock: 6,
        }}
      >
        {tall.map((block, index) => (
          <Box key={block.id} sx={{ gridColumn: isWide(block, index) ? '1 / -1' : 'auto', minWidth: 0, '@media print': { breakInside: 'avoid' } }}>
            {placed(block)}
          </Box>
        ))}
      </Box>
      {deeper !== null && (
        <Button variant="outlined" data-screen-only onClick={() => void changeSettings({ depth: deeper.depth })} sx={{ marginBlockEnd: 5 }}>
          {t('analyses.screen.deeper', { count: deeper.count, depth: t(`analyses.screen.depths.${deeper.depth}`) })}
        </Button>
      )}
      {notes.length > 0 && (
        <Section title={t('analyses.screen.howSure')}>
          {notes.map((block) => (
            <Box key={block.id}>{placed(block)}</Box>
          ))}
        </Section>
      )}
      <Assumptions definition={definition} fields={assumptions} params={params} defaults={defaults} />
      <Definitions blocks={blocks} />
      <Typography variant="caption" color="textSecondary" component="p">
        {t('analyses.screen.basis', {
          count: meta.lines,
          from: formatter.day(meta.firstDay),
          to: formatter.day(meta.lastDay),
          version: meta.dataVersion,
          fingerprint: meta.fingerprint,
        })}
      </Typography>
    </Box>
  );
}

const NARROW_COLUMNS = 5;
const NARROW_MONEY = 3;
/** A column with intervals takes the room of two. */
const NARROW_ROOM = 7;

/** The primary chart, matrices and broad tables take the whole width; the rest stands side by side. */
function isWide(block: Block, index: number): boolean {
  if (block.kind === 'matrix') return block.columns.length > (block.cell.format.kind === 'money' ? NARROW_MONEY : NARROW_COLUMNS);
  if (block.kind === 'table') {
    const ranged = block.columns.filter((_, column) => block.rows.some((row) => row[column]?.interval !== undefined)).length;
    return block.columns.length > NARROW_COLUMNS || block.columns.length + ranged > NARROW_ROOM;
  }
  return block.kind === 'chart' && (index === 0 || block.form === 'sankey') && block.form !== 'tile';
}
