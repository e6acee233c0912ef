import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import type { BatchReading } from '../session/batch-reading.ts';
import { isIdle, type StepDraft } from '../session/step-drafts.ts';
import type { StepEdits } from './edit-steps.ts';
import { StepExamples } from './StepExamples.tsx';
import { StepFields } from './StepFields.tsx';
import { stepColumns } from './step-title.ts';

export interface StepCardProps {
  readonly draft: StepDraft;
  readonly reading: BatchReading;
  readonly edits: StepEdits;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One step: what it does, to which columns, what it changes here; it can be set, moved, rested and taken out. */
export function StepCard({ draft, reading, edits, isFirst, isLast }: StepCardProps) {
  const words = useWords();
  const { t } = words;
  const { preview, drafted } = reading;
  const name = t(`imports.cleaning.steps.${draft.step.step}`);
  const columns = stepColumns(draft.step, drafted, words);
  const label = t('imports.cleaning.on', { step: name, columns });
  const place = drafted.compiled.places.get(draft.id);
  const count = place === undefined ? undefined : preview.steps?.[place];
  return (
    <Box component="li" aria-label={label} sx={(theme) => ({ paddingBlock: 3, borderBlockEnd: `1px solid ${theme.tokens.line}` })}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="subtitle2" component="h3">
            {name}
          </Typography>
          <Typography variant="caption" color="textSecondary" dir="auto" component="p">
            {columns}
          </Typography>
        </Box>
        <Switch
          checked={draft.isOn}
          onChange={() => edits.toggle(draft.id)}
          slotProps={{ input: { 'aria-label': t('imports.cleaning.isOn', { step: label }) } }}
        />
        <IconButton
          aria-label={t('imports.cleaning.up', { step: label })}
          disabled={isFirst}
          onClick={() => edits.move(draft.id, -1)}
          sx={{ minWidth: 26, padding: 0 }}
        >
          <Icon name="arrow_upward" size={16} />
        </IconButton>
        <IconButton
          aria-label={t('imports.cleaning.down', { step: label })}
          disabled={isLast}
          onClick={() => edits.move(draft.id, 1)}
          sx={{ minWidth: 26, padding: 0 }}
        >
          <Icon name="arrow_downward" size={16} />
        </IconButton>
        <IconButton
          aria-label={t('imports.cleaning.remove', { step: label })}
          onClick={() => edits.remove(draft.id)}
          sx={{ minWidth: 26, padding: 0 }}
        >
          <Icon name="close" size={16} />
        </IconButton>
      </Box>
      <StepFields draft={draft} reading={reading} onStep={(step) => edits.replace(draft.id, step)} />
      {draft.isOn && place === undefined && !isIdle(draft.step) && (
        <Typography variant="caption" component="p" sx={(theme) => ({ color: theme.tokens.caution })}>
          {t('imports.cleaning.noColumn')}
        </Typography>
      )}
      {draft.isOn && count !== undefined && <StepExamples count={count} />}
    </Box>
  );
}
