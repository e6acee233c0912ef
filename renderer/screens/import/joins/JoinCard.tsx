import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Join } from '../../../../shared/contract/import-sets.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import type { SetTable } from '../session/batch-reading.ts';
import { columnOf, fileOf, matchShare } from './join-view.ts';
import { MultipliedNote } from './MultipliedNote.tsx';
import { NearMisses } from './NearMisses.tsx';

const MOST_EXAMPLES = 4;
const MOST_CHARACTERS = 72;

export interface JoinCardProps {
  readonly join: Join;
  readonly tables: readonly SetTable[];
  readonly onFix: (misses: Join['nearMisses']) => void;
}

/** One connection: which column finds which, for how many values, what stays alone on either side, what is nearly right. */
export function JoinCard({ join, tables, onFix }: JoinCardProps) {
  const { t, formatter } = useWords();
  const { orphans, nearMisses } = join;
  const share = matchShare(join);
  const from = { file: fileOf(tables, join.from.file), column: columnOf(tables, join.from) };
  const to = { file: fileOf(tables, join.to.file), column: columnOf(tables, join.to) };
  const isFull = join.matched === join.values;
  return (
    <Box
      component="section"
      aria-label={`${from.file} ${from.column}, ${to.file}`}
      sx={(theme) => ({ paddingBlock: 4, borderBlockStart: `1px solid ${theme.tokens.line}`, maxWidth: 860 })}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', columnGap: 3 }}>
        <Icon
          name={isFull ? 'check_circle' : 'info'}
          size={18}
          sx={(theme) => ({ flex: 'none', alignSelf: 'flex-start', marginBlockStart: 0.5, color: isFull ? theme.tokens.good : theme.tokens.caution })}
        />
        <Typography variant="h3" component="h3" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          <Side {...from} /> <span aria-hidden>{t('imports.cleaning.arrow')}</span> <Side {...to} />
        </Typography>
        <Typography sx={{ marginInlineStart: 'auto', fontVariantNumeric: 'tabular-nums', fontWeight: 700 }}>
          {formatter.value(share, { kind: 'percent', digits: isFull ? 0 : 1 })}
        </Typography>
      </Box>
      <Typography variant="body2" color="textSecondary">
        {t('imports.joins.matched', { matched: join.matched, count: join.values })}
      </Typography>
      {orphans.from > 0 && (
        <Orphans text={t('imports.joins.orphansFrom', { count: orphans.from, file: from.file, other: to.file })} examples={orphans.fromExamples} />
      )}
      {orphans.to > 0 && (
        <Orphans text={t('imports.joins.orphansTo', { count: orphans.to, file: to.file, other: from.file })} examples={orphans.toExamples} isQuiet />
      )}
      <NearMisses title={t('imports.joins.nearMisses')} misses={nearMisses} onFix={(misses) => onFix([...misses])} />
      {join.isSibling !== true &&
        join.multiplied.map((multiplied) => (
          <MultipliedNote key={`${multiplied.file} ${multiplied.column}`} multiplied={multiplied} join={join} tables={tables} />
        ))}
    </Box>
  );
}

function Side({ file, column }: { readonly file: string; readonly column: string }) {
  return (
    <>
      <bdi>{column}</bdi>{' '}
      <Typography component="span" variant="caption" color="textSecondary">
        <bdi>{file}</bdi>
      </Typography>
    </>
  );
}

function Orphans({ text, examples, isQuiet = false }: { readonly text: string; readonly examples: readonly string[]; readonly isQuiet?: boolean }) {
  // Long numbers say nothing by being many.
  const shown = examples
    .filter((_one, place) => examples.slice(0, place + 1).join(', ').length <= MOST_CHARACTERS || place === 0)
    .slice(0, MOST_EXAMPLES);
  return (
    <Typography variant="body2" sx={(theme) => ({ color: isQuiet ? theme.tokens.inkSoft : theme.tokens.ink })}>
      {text}{' '}
      {examples.length > 0 && (
        <Typography component="span" variant="caption" color="textSecondary">
          (<bdi>{shown.join(', ')}</bdi>
          {examples.length > shown.length && '…'})
        </Typography>
      )}
    </Typography>
  );
}
