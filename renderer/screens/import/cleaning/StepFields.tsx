import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';
import { ChoiceButton } from '../../../components/ChoiceButton.tsx';
import { LabelledSelect } from '../../../components/LabelledSelect.tsx';
import { useWords } from '../../../state/words.ts';
import { columnName } from '../reading/column-name.ts';
import { countriesIn } from '../reading/countries.ts';
import type { BatchReading } from '../session/batch-reading.ts';
import type { StepDraft } from '../session/step-drafts.ts';
import { MergeColumns } from './MergeColumns.tsx';
import { ValueMap } from './ValueMap.tsx';

export interface StepFieldsProps {
  readonly draft: StepDraft;
  readonly reading: BatchReading;
  readonly onStep: (step: CleaningStep) => void;
}

const FOLDS = ['digits', 'arabicLetters', 'yo', 'width'] as const;
const INTO = ['2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

/** What a step needs to know, to be set in place; the grid answers while one types. */
export function StepFields({ draft: { id, step }, reading, onStep }: StepFieldsProps) {
  const words = useWords();
  const { t, formatter } = words;
  const mark = (value: string, set: (mark: string) => void, label: string) => (
    <TextField
      label={label}
      value={value}
      onChange={(event) => set(event.target.value.slice(0, 20))}
      slotProps={{ htmlInput: { maxLength: 20 } }}
      sx={{ width: 130 }}
    />
  );
  const row = { display: 'flex', flexWrap: 'wrap', gap: 3, paddingBlockStart: 4, alignItems: 'center' } as const;
  switch (step.step) {
    case 'fold':
      return (
        <Box sx={{ display: 'grid', paddingBlockStart: 1 }}>
          {FOLDS.map((fold) => (
            <FormControlLabel
              key={fold}
              control={<Checkbox checked={step[fold]} onChange={(_event, isOn) => onStep({ ...step, [fold]: isOn })} sx={{ padding: 1 }} />}
              label={t(`imports.cleaning.folds.${fold}`)}
              slotProps={{ typography: { sx: { fontSize: '0.75rem' } } }}
            />
          ))}
        </Box>
      );
    case 'case':
      return (
        <Box sx={row}>
          <LabelledSelect
            label={t('imports.cleaning.caseTo')}
            value={step.to}
            options={(['lower', 'upper', 'title'] as const).map((to) => ({ value: to, label: t(`imports.cleaning.cases.${to}`) }))}
            onChange={(to) => onStep({ ...step, to })}
          />
        </Box>
      );
    case 'split':
      return (
        <Box sx={row}>
          {mark(step.mark, (value) => value !== '' && onStep({ ...step, mark: value }), t('imports.cleaning.at'))}
          <LabelledSelect
            label={t('imports.cleaning.into')}
            value={String(step.into)}
            options={INTO.map((into) => ({ value: into as string, label: formatter.integer(Number(into)) }))}
            onChange={(into) => onStep({ ...step, into: Number(into) })}
            minWidth={90}
          />
        </Box>
      );
    case 'merge':
      return (
        <Box sx={row}>
          {mark(step.mark, (value) => onStep({ ...step, mark: value }), t('imports.cleaning.between'))}
          <MergeColumns step={step} reading={reading} onStep={onStep} />
        </Box>
      );
    case 'replace':
      return (
        <Box sx={row}>
          <TextField
            label={t('imports.cleaning.find')}
            value={step.find}
            onChange={(event) => event.target.value !== '' && onStep({ ...step, find: event.target.value })}
            sx={{ width: 130 }}
          />
          <TextField
            label={t('imports.cleaning.by')}
            value={step.by}
            onChange={(event) => onStep({ ...step, by: event.target.value })}
            sx={{ width: 130 }}
          />
          <FormControlLabel
            control={<Checkbox checked={step.whole} onChange={(_event, whole) => onStep({ ...step, whole })} sx={{ padding: 1 }} />}
            label={t('imports.cleaning.whole')}
            slotProps={{ typography: { sx: { fontSize: '0.75rem' } } }}
          />
        </Box>
      );
    case 'phone':
      return (
        <Box sx={row}>
          <ChoiceButton
            label={t('imports.phone.country')}
            value={step.country}
            groups={[{ label: '', choices: countriesIn(formatter.locale).map(({ code, name }) => ({ value: code, label: name, also: code })) }]}
            onChoose={(country) => onStep({ ...step, country })}
          />
        </Box>
      );
    case 'fillDown': {
      const { within, ...plain } = step;
      const others = reading.drafted.mapping.columns
        .map((column) => ({ value: String(reading.drafted.idOf(column.index)), label: columnName(column, words) }))
        .filter(({ value }) => !step.columns.includes(Number(value)));
      return (
        <Box sx={row}>
          <ChoiceButton
            label={t('imports.cleaning.within')}
            value={within === undefined ? '' : String(within)}
            groups={[{ label: '', choices: [{ value: '', label: t('imports.cleaning.withinAll') }, ...others] }]}
            onChoose={(choice) => onStep(choice === '' ? plain : { ...plain, within: Number(choice) })}
          />
        </Box>
      );
    }
    case 'mapValues':
      return <ValueMap id={id} step={step} reading={reading} onStep={onStep} />;
    default:
      return null;
  }
}
