import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import type { Segment } from '../../../shared/contract/segments.ts';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import { Icon } from '../../components/Icon.tsx';
import { formatRoute } from '../../state/route.ts';
import { setFilter } from '../../state/view-context.ts';
import { useWords } from '../../state/words.ts';
import { SegmentMenu } from './SegmentMenu.tsx';
import { lookAt } from './segment-changes.ts';
import type { SegmentForm } from './use-segment-form.ts';

export interface SegmentHeadProps {
  readonly segment: Segment | null;
  readonly form: SegmentForm;
  readonly rule: Predicate;
  readonly isChanged: boolean;
  /** True when the rule can be saved. */
  readonly isReady: boolean;
  readonly onSave: (isFrozen: boolean) => void;
}

/** Name of the segment, saving, and what one can do with it. */
export function SegmentHead({ segment, form, rule, isChanged, isReady, onSave }: SegmentHeadProps) {
  const { t } = useWords();
  const look = () => (segment !== null && !isChanged ? lookAt(segment) : setFilter({ label: form.name.trim() || t('segments.builder.new'), rule }));
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && isChanged && !form.isBusy) onSave(false);
      }}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', columnGap: 2, rowGap: 2, marginBlockEnd: 6 }}
    >
      <IconButton
        component="a"
        href={`#${formatRoute({ screen: 'segments' })}`}
        aria-label={t('segments.builder.back')}
        title={t('segments.builder.back')}
        sx={{ marginBlockStart: 1 }}
      >
        <Icon name="arrow_back" />
      </IconButton>
      <Typography variant="h1" sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' }}>
        {segment?.name ?? t('segments.builder.new')}
      </Typography>
      <TextField
        value={form.name}
        placeholder={t('segments.builder.name')}
        error={form.nameProblem !== ''}
        helperText={form.nameProblem}
        onChange={(event) => form.setName(event.target.value)}
        sx={{ flex: '1 1 280px', maxWidth: 520 }}
        slotProps={{
          htmlInput: { 'aria-label': t('segments.builder.name'), maxLength: 120, dir: 'auto', style: { fontSize: '1.125rem', fontWeight: 700 } },
        }}
      />
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'center', marginInlineStart: 'auto', minHeight: 40 }}>
        <Button onClick={look} disabled={!isReady} startIcon={<Icon name="filter_alt" size={18} />}>
          {t('segments.builder.useAsFilter')}
        </Button>
        <Tooltip title={t('segments.builder.saveFrozenHint')}>
          <span>
            <Button
              variant="outlined"
              disabled={!isReady || form.isBusy || (segment?.frozenAt != null && !isChanged)}
              onClick={() => onSave(true)}
              startIcon={<Icon name="ac_unit" size={18} />}
            >
              {t('segments.builder.saveFrozen')}
            </Button>
          </span>
        </Tooltip>
        <Button type="submit" variant="contained" disabled={!isReady || !isChanged || form.isBusy}>
          {t('segments.builder.save')}
        </Button>
        {segment !== null && <SegmentMenu segment={segment} />}
      </Box>
    </Box>
  );
}
