import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { Segment, SegmentSize } from '../../../shared/contract/segments.ts';
import { Icon } from '../../components/Icon.tsx';
import { formatRoute } from '../../state/route.ts';
import { setFilter, useContextState } from '../../state/view-context.ts';
import { useWords } from '../../state/words.ts';
import { SegmentMenu } from './SegmentMenu.tsx';
import { lookAt } from './segment-changes.ts';
import { useRuleText } from './use-rule-text.ts';

/** A saved segment: name, rule in words, size, and what one can do with it. */
export function SegmentRow({ segment }: { readonly segment: Segment & { readonly size: SegmentSize } }) {
  const { t, formatter } = useWords();
  const { ruleText } = useRuleText();
  const isInUse = useContextState(({ filter }) => filter?.rule.op === 'segment' && filter.rule.id === segment.id);
  const { name, size, frozenAt } = segment;
  const share = size.of === 0 ? 0 : size.customers / size.of;
  const filterLabel = t(isInUse ? 'segments.screen.dropFilter' : 'segments.screen.useAsFilter');
  return (
    <tr>
      <Box component="th" scope="row" sx={{ minWidth: 260 }}>
        <Link href={`#${formatRoute({ screen: 'segment', id: segment.id })}`} sx={{ fontWeight: 700, fontSize: '0.875rem' }}>
          <bdi>{name}</bdi>
        </Link>
        <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 640, overflowWrap: 'anywhere' }}>
          {size.of === 0 ? t('segments.screen.broken') : ruleText(segment.rule)}
        </Typography>
      </Box>
      <td className="end">{formatter.integer(size.customers)}</td>
      <td className="end">
        <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 2 }}>
          <Box aria-hidden sx={(theme) => ({ width: 48, height: 6, borderRadius: 1, backgroundColor: theme.tokens.tint, overflow: 'hidden' })}>
            <Box sx={(theme) => ({ height: '100%', backgroundColor: theme.tokens.accent })} style={{ width: `${share * 100}%` }} />
          </Box>
          <span>{formatter.value(share, { kind: 'percent', digits: 1 })}</span>
        </Box>
      </td>
      <td className="end">{formatter.value(size.revenue, { kind: 'money' })}</td>
      <td>
        <Typography variant="body2" sx={{ whiteSpace: 'nowrap' }}>
          {t(frozenAt === null ? 'segments.screen.dynamic' : 'segments.screen.frozen')}
        </Typography>
        <Typography variant="caption" color="textSecondary" component="p">
          {frozenAt === null ? t('segments.screen.dynamicHint') : formatter.instant(frozenAt)}
        </Typography>
      </td>
      <td className="end">
        <IconButton
          aria-label={`${filterLabel}: ${name}`}
          aria-pressed={isInUse}
          title={filterLabel}
          onClick={() => (isInUse ? setFilter(null) : lookAt(segment))}
          sx={(theme) => (isInUse ? { color: theme.tokens.accent, backgroundColor: theme.tokens.accentTint } : {})}
        >
          <Icon name={isInUse ? 'filter_alt_off' : 'filter_alt'} />
        </IconButton>
        <SegmentMenu segment={segment} />
      </td>
    </tr>
  );
}
