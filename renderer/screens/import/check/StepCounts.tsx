import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ImportMapping, Ledger } from '../../../../shared/model/import-mapping.ts';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';
import { StepExamples } from '../cleaning/StepExamples.tsx';
import { stepTitle } from '../cleaning/step-title.ts';

/** What each cleaning step changed in the whole file. */
export function StepCounts({ mapping, ledger }: { readonly mapping: ImportMapping; readonly ledger: Ledger }) {
  const words = useWords();
  const steps = mapping.steps ?? [];
  if (steps.length === 0 || ledger.steps === undefined) return null;
  return (
    <Section title={words.t('imports.cleaning.title')}>
      {[...steps.entries()].map(([place, step]) => {
        const count = ledger.steps?.[place];
        return (
          <Box key={place} sx={{ paddingBlock: 1 }}>
            <Typography variant="body2">{stepTitle(step, { mapping, idOf: (position) => position }, words)}</Typography>
            {count !== undefined && <StepExamples count={count} isWhole />}
          </Box>
        );
      })}
    </Section>
  );
}
