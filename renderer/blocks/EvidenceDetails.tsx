import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import type { Evidence } from '../../shared/analyses/blocks.ts';
import { Icon } from '../components/Icon.tsx';
import { useWords, type Words } from '../state/words.ts';

/** Smaller chances are told as "below". */
const LEAST_CHANCE = 0.0001;

export interface EvidenceDetailsProps {
  readonly evidence: Evidence;
  /** What the evidence is about, for screen readers. */
  readonly claim: string;
  /** Smallest effect that would have been seen, in words. */
  readonly detectable?: string | undefined;
}

/** What a claim rests on, one click deeper: test, chance, error rate, cases, what would overturn it. */
export function EvidenceDetails({ evidence, claim, detectable }: EvidenceDetailsProps) {
  const words = useWords();
  const { t, translator, formatter } = words;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { test, p, q, n, overturn } = evidence;
  const entries: readonly { readonly name: string; readonly value: string; readonly meaning?: string }[] = [
    { name: t('findings.evidence.test'), value: translator.message(test, formatter) },
    { name: t('findings.evidence.p'), value: chanceText(p, words), meaning: t('findings.evidence.pMeaning') },
    ...(q === undefined ? [] : [{ name: t('findings.evidence.q'), value: chanceText(q, words), meaning: t('findings.evidence.qMeaning') }]),
    { name: t('findings.evidence.n'), value: formatter.integer(n) },
    ...(detectable === undefined ? [] : [{ name: t('findings.evidence.detectable'), value: detectable }]),
    { name: t('findings.evidence.overturn'), value: translator.message(overturn, formatter) },
  ];
  return (
    <Box>
      <Button
        size="small"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={`${t(isOpen ? 'findings.evidence.hide' : 'findings.evidence.show')} ${claim}`}
        onClick={() => setOpen(!isOpen)}
        endIcon={<Icon name={isOpen ? 'keyboard_arrow_up' : 'keyboard_arrow_down'} size={16} />}
        sx={{ paddingInline: 0, minWidth: 0, marginBlockStart: 0.5 }}
        data-screen-only
      >
        {t(isOpen ? 'findings.evidence.hide' : 'findings.evidence.show')}
      </Button>
      <Box
        id={id}
        component="dl"
        hidden={!isOpen}
        sx={{
          margin: 0,
          marginBlockStart: 1,
          display: isOpen ? 'grid' : 'none',
          gridTemplateColumns: { xs: '1fr', sm: 'max-content minmax(0, 1fr)' },
          columnGap: 4,
          rowGap: 1,
          '@media print': { display: 'grid' },
        }}
      >
        {entries.map(({ name, value, meaning }) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2" color="textSecondary">
              {name}
            </Typography>
            <Typography component="dd" variant="body2" sx={{ margin: 0 }}>
              {value}
              {meaning !== undefined && (
                <Typography component="span" variant="caption" color="textSecondary" sx={{ display: 'block' }}>
                  {meaning}
                </Typography>
              )}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** A chance with four digits; "below 0.0001" where they would all be 0. */
export function chanceText(chance: number, { t, formatter }: Words): string {
  const written = (value: number): string => formatter.value(value, { kind: 'number', digits: 4 });
  return chance < LEAST_CHANCE ? t('findings.evidence.below', { value: written(LEAST_CHANCE) }) : written(chance);
}
