import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { AnyAnalysis, ParamField } from '../../../shared/analyses/define.ts';
import { Section } from '../../components/Section.tsx';
import { setAnalysisParam } from '../../state/analysis-params.ts';
import { useWords } from '../../state/words.ts';
import { ParamControl } from './ParamControl.tsx';
import { isChanged } from './param-fields.ts';

/** Wide enough for the longest name of an assumption. */
const FIELD_WIDTH = 280;

export interface AssumptionsProps {
  readonly definition: AnyAnalysis;
  readonly fields: readonly ParamField[];
  readonly params: Record<string, unknown>;
  readonly defaults: Record<string, unknown>;
}

/** What the answer takes for granted: each with its switch, what it means, and the way back. */
export function Assumptions({ definition, fields, params, defaults }: AssumptionsProps) {
  const { t, text, translator } = useWords();
  if (fields.length === 0) return null;
  const change = (name: string, value: unknown): boolean => {
    if (!definition.params.safeParse({ ...params, [name]: value }).success) return false;
    setAnalysisParam(definition.id, name, value);
    return true;
  };
  return (
    <Section title={t('analyses.screen.assumptions')}>
      <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 760, marginBlockEnd: 3 }}>
        {t('analyses.screen.assumptionsLead')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 4 }}>
        {fields.map((field) => {
          const meaning = `analyses.${definition.id}.assumptions.${field.name}`;
          return (
            <Box
              component="li"
              key={field.name}
              sx={{
                display: 'grid',
                gridTemplateColumns: { xs: '1fr', md: 'minmax(220px, 300px) minmax(0, 1fr) auto' },
                columnGap: 4,
                rowGap: 1,
                alignItems: 'start',
              }}
            >
              <ParamControl
                analysis={definition.id}
                field={field}
                value={params[field.name]}
                width={FIELD_WIDTH}
                onChange={(value) => change(field.name, value)}
              />
              <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 640 }}>
                {translator.has(meaning) ? text(meaning) : ''}
              </Typography>
              {isChanged(field.name, params, defaults) && (
                <Button
                  size="small"
                  data-screen-only
                  aria-label={t('analyses.screen.resetOne', { name: text(`analyses.${definition.id}.params.${field.name}`) })}
                  onClick={() => setAnalysisParam(definition.id, field.name, defaults[field.name])}
                >
                  {t('analyses.screen.reset')}
                </Button>
              )}
            </Box>
          );
        })}
      </Box>
    </Section>
  );
}
