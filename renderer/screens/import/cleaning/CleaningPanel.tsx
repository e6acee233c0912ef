import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Icon } from '../../../components/Icon.tsx';
import { SearchList } from '../../../components/SearchList.tsx';
import { useWords } from '../../../state/words.ts';
import { AsidePanel } from '../preview/AsidePanel.tsx';
import { usualCountry } from '../preview/columns/ColumnMenu.tsx';
import { columnName } from '../reading/column-name.ts';
import { offeredSteps } from '../reading/offers.ts';
import { shownRows } from '../reading/preview-ledger.ts';
import { ownWidth } from '../session/batch-draft.ts';
import type { BatchReading } from '../session/batch-reading.ts';
import { stepEdits } from './edit-steps.ts';
import { newStep, STEP_KINDS, type StepKind, surroundingsOf, TABLE_WIDE } from './new-step.ts';
import { StepCard } from './StepCard.tsx';
import { StepExamples } from './StepExamples.tsx';
import { stepTitle } from './step-title.ts';

/** The cleaning steps in their order, each with what it changes; offers that the values make likely. */
export function CleaningPanel({ reading, onClose }: { readonly reading: BatchReading; readonly onClose: () => void }) {
  const words = useWords();
  const { t, formatter } = words;
  const { preview, drafted } = reading;
  const edits = stepEdits(reading);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const offers = offeredSteps(preview, drafted.mapping.steps ?? []);
  const own = Array.from({ length: ownWidth(preview) }, (_one, index) => index);
  const add = (choice: string) => {
    const [kind, column] = JSON.parse(choice) as [StepKind, number | null];
    const values = column === null ? [] : shownRows(preview).map((fields) => fields[column] ?? '');
    const columns = column === null ? own : [drafted.idOf(column)];
    const step = newStep(kind, columns, values, surroundingsOf(reading, usualCountry(formatter.locale)));
    if (step !== null) edits.add(step);
  };
  return (
    <AsidePanel title={t('imports.cleaning.title')} onClose={onClose}>
      <Typography variant="body2" color="textSecondary">
        {t('imports.cleaning.lead')}
      </Typography>
      {offers.length > 0 && (
        <Box
          component="ul"
          aria-label={t('imports.cleaning.offered')}
          sx={{ listStyle: 'none', margin: 0, padding: 0, marginBlockStart: 3, display: 'grid', gap: 1 }}
        >
          {offers.map(({ step, changed, examples: [example] }) => (
            <Box component="li" key={JSON.stringify(step)} sx={{ display: 'flex', alignItems: 'flex-start', gap: 2 }}>
              <Icon name="lightbulb" size={18} sx={(theme) => ({ color: theme.tokens.accent, marginBlockStart: 1.5 })} />
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Typography variant="body2">{stepTitle(step, drafted, words)}</Typography>
                <StepExamples count={{ changed, examples: example === undefined ? [] : [example] }} isQuiet />
              </Box>
              <Button aria-label={t('imports.cleaning.takeStep', { step: stepTitle(step, drafted, words) })} onClick={() => edits.add(step)}>
                {t('imports.cleaning.take')}
              </Button>
            </Box>
          ))}
        </Box>
      )}
      <Box component="ol" aria-label={t('imports.cleaning.list')} sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {edits.drafts.map((draft, place) => (
          <StepCard key={draft.id} draft={draft} reading={reading} edits={edits} isFirst={place === 0} isLast={place === edits.drafts.length - 1} />
        ))}
      </Box>
      <Button
        variant="outlined"
        aria-haspopup="listbox"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        startIcon={<Icon name="add" size={18} />}
        sx={{ marginBlockStart: 3 }}
      >
        {t('imports.cleaning.add')}
      </Button>
      <SearchList
        label={t('imports.cleaning.add')}
        anchor={anchor}
        value={null}
        width={360}
        groups={[
          {
            label: t('imports.cleaning.everywhere'),
            choices: [...TABLE_WIDE].map((kind) => ({ value: JSON.stringify([kind, null]), label: t(`imports.cleaning.steps.${kind}`) })),
          },
          ...drafted.mapping.columns.map((column) => ({
            label: columnName(column, words),
            choices: STEP_KINDS.flatMap(({ kinds }) => kinds).map((kind) => ({
              value: JSON.stringify([kind, column.index]),
              label: t(`imports.cleaning.steps.${kind}`),
            })),
          })),
        ]}
        onChoose={add}
        onClose={() => setAnchor(null)}
      />
    </AsidePanel>
  );
}
