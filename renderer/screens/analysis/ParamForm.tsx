import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import { useId, useState } from 'react';
import type { AnyAnalysis } from '../../../shared/analyses/define.ts';
import { Icon } from '../../components/Icon.tsx';
import { resetAnalysisParams, setAnalysisParam } from '../../state/analysis-params.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../state/words.ts';
import { ParamControl } from './ParamControl.tsx';
import { fieldsInSight } from './param-fields.ts';

const SHOWN_AT_ONCE = 3;

export interface ParamFormProps {
  readonly definition: AnyAnalysis;
  readonly params: Record<string, unknown>;
  readonly defaults: Record<string, unknown>;
}

/** The settings of an analysis, made from its definition: the first few at once, the others behind a button. A value that does not fit is kept out and said. */
export function ParamForm({ definition, params, defaults }: ParamFormProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const restId = useId();
  const depth = usePreferences((state) => state.depth);
  const { settings: fields } = fieldsInSight(definition.fields, params, defaults, depth);
  const choices = fields.filter(({ control }) => control === 'choice' || control === 'switch');
  const first = choices.slice(0, SHOWN_AT_ONCE);
  const rest = fields.filter((field) => !first.includes(field));
  const isChanged = definition.fields.some(({ name }) => JSON.stringify(params[name]) !== JSON.stringify(defaults[name]));
  const change = (name: string, value: unknown): boolean => {
    if (!definition.params.safeParse({ ...params, [name]: value }).success) return false;
    setAnalysisParam(definition.id, name, value);
    return true;
  };
  const controlOf = (field: (typeof definition.fields)[number]) => (
    <ParamControl
      key={field.name}
      analysis={definition.id}
      field={field}
      value={params[field.name]}
      onChange={(value) => change(field.name, value)}
    />
  );
  return (
    <Box component="form" aria-label={t('analyses.screen.settings')} data-screen-only onSubmit={(event) => event.preventDefault()}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'center' }}>
        {first.map(controlOf)}
        {rest.length > 0 && (
          <Button
            aria-expanded={isOpen}
            aria-controls={restId}
            onClick={() => setOpen(!isOpen)}
            endIcon={<Icon name={isOpen ? 'keyboard_arrow_up' : 'keyboard_arrow_down'} />}
          >
            {t('analyses.screen.moreSettings')}
          </Button>
        )}
        {isChanged && <Button onClick={() => resetAnalysisParams(definition.id)}>{t('analyses.screen.reset')}</Button>}
      </Box>
      <Collapse in={isOpen} id={restId} unmountOnExit>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'flex-start', paddingBlockStart: 4 }}>{rest.map(controlOf)}</Box>
      </Collapse>
    </Box>
  );
}
