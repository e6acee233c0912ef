import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Preview } from '../../../../../shared/contract/imports.ts';
import type { ColumnReading, MappedColumn } from '../../../../../shared/model/import-mapping.ts';
import { useWords } from '../../../../state/words.ts';
import { offeredReadings, readingKey, readingLabel } from '../../reading/readings.ts';
import { type ColumnEvidence, type WeighedReading, weigh } from '../../reading/weigh.ts';

export interface EvidencePanelProps {
  readonly name: string;
  readonly column: MappedColumn;
  readonly preview: Preview;
  readonly evidence: ColumnEvidence;
  readonly onReading: (reading: ColumnReading) => void;
}

/** Every reading that was weighed with the rows for and against it and where they are; choosing one is answered at once. */
export function EvidencePanel({ name, column, preview, evidence, onReading }: EvidencePanelProps) {
  const words = useWords();
  const { t } = words;
  const [isAll, setAll] = useState(false);
  const known = new Set(evidence.candidates.map(({ reading }) => readingKey(reading)));
  const others = isAll ? offeredReadings([]).filter((reading) => !known.has(readingKey(reading))) : [];
  const candidates = [...evidence.candidates, ...others.map((reading) => weigh(preview, column.index, reading))];
  return (
    <>
      <Typography variant="subtitle2" component="h2">
        {t('imports.evidence.title', { header: name })}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ marginBlockEnd: 1 }}>
        {t(`imports.evidence.counted.${evidence.counted}`, { count: preview.rows.length })}
      </Typography>
      <RadioGroup
        aria-label={t('imports.column.readAs')}
        value={readingKey(column.reading)}
        onChange={(_event, key) => {
          const chosen = candidates.find(({ reading }) => readingKey(reading) === key);
          if (chosen !== undefined) onReading(chosen.reading);
        }}
      >
        {candidates.map((candidate) => (
          <Candidate key={readingKey(candidate.reading)} candidate={candidate} />
        ))}
      </RadioGroup>
      {!isAll && (
        <Button sx={{ fontWeight: 400, marginBlockStart: 1 }} onClick={() => setAll(true)}>
          {t('imports.evidence.more')}
        </Button>
      )}
      <Typography variant="caption" component="p" color="textSecondary" sx={{ marginBlockStart: 2 }}>
        {t('imports.column.disagreeHint', { header: name })}
      </Typography>
    </>
  );
}

function Candidate({ candidate: { reading, agrees, contradicts, examples } }: { readonly candidate: WeighedReading }) {
  const words = useWords();
  const { t, formatter } = words;
  const isText = reading.kind === 'text';
  return (
    <Box sx={(theme) => ({ paddingBlock: 1, borderBlockEnd: `1px solid ${theme.tokens.line}` })}>
      <FormControlLabel
        value={readingKey(reading)}
        control={<Radio sx={{ padding: 1 }} />}
        sx={{ marginInlineStart: 0, alignItems: 'flex-start' }}
        label={
          <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 3, alignItems: 'baseline', fontSize: '0.8125rem' }}>
            <bdi>{readingLabel(reading, words)}</bdi>
            {!isText && (
              <Typography component="span" variant="caption" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                {t('imports.evidence.agrees', { count: agrees })}
                {contradicts > 0 && ` · ${t('imports.evidence.contradicts', { count: contradicts })}`}
              </Typography>
            )}
          </Box>
        }
      />
      {!isText && contradicts > 0 && examples.length > 0 && (
        <Box
          component="ul"
          sx={(theme) => ({ listStyle: 'none', margin: 0, paddingInlineStart: 8, fontSize: '0.75rem', color: theme.tokens.caution })}
        >
          {examples.map(({ line, value }) => (
            <li key={`${line} ${value}`}>
              <bdi>{value}</bdi>{' '}
              <Box component="span" sx={(theme) => ({ color: theme.tokens.inkSoft })}>
                {t('imports.column.line', { line: formatter.integer(line) })}
              </Box>
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
}
