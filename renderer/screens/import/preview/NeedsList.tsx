import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Dispatch, SetStateAction } from 'react';
import { Icon } from '../../../components/Icon.tsx';
import { useWords, type Words } from '../../../state/words.ts';
import { type MappingEdits, type Need, withReading } from '../reading/mapping-edits.ts';
import { readingKey, readingLabel } from '../reading/readings.ts';

export interface NeedsListProps {
  readonly needs: readonly Need[];
  readonly edits: MappingEdits;
  readonly onEdit: Dispatch<SetStateAction<MappingEdits>>;
}

/** What must be settled before the file can be checked. */
export function NeedsList({ needs, onEdit }: NeedsListProps) {
  const words = useWords();
  const { t } = words;
  if (needs.length === 0) return null;
  return (
    <Box
      role="status"
      sx={(theme) => ({
        display: 'flex',
        gap: 3,
        padding: '10px 24px',
        backgroundColor: theme.tokens.cautionTint,
        borderBlockStart: `1px solid ${theme.tokens.line}`,
      })}
    >
      <Icon name="warning" sx={(theme) => ({ color: theme.tokens.caution, marginBlockStart: 0.5 })} />
      <Box>
        <Typography variant="subtitle2" component="h2">
          {t('imports.needs.title')}
        </Typography>
        <Box component="ul" sx={{ margin: 0, paddingInlineStart: 4, fontSize: '0.8125rem' }}>
          {needs.map((need) => (
            <li key={keyOf(need)}>
              {sentenceOf(need, words)}
              {need.need === 'choice' &&
                need.options.map((option) => (
                  <Button
                    key={readingKey(option)}
                    variant="outlined"
                    sx={{ marginInlineStart: 2 }}
                    onClick={() => onEdit((before) => withReading(before, need.index, option))}
                  >
                    {readingLabel(option, words)}
                  </Button>
                ))}
            </li>
          ))}
        </Box>
      </Box>
    </Box>
  );
}

function keyOf(need: Need): string {
  return need.need === 'choice' ? `choice ${need.index}` : `${need.need} ${'role' in need ? need.role : ''}`;
}

function sentenceOf(need: Need, { t }: Words): string {
  switch (need.need) {
    case 'twice':
      return t('imports.needs.twice', { role: t(`imports.roles.${need.role}`) });
    case 'reading':
      return t('imports.needs.reading', { role: t(`imports.roles.${need.role}`), reading: t(`imports.reading.${need.kind}`) });
    case 'choice':
      return `${need.header}: ${t('imports.column.ambiguousTitle')}`;
    default:
      return t(`imports.needs.${need.need}`);
  }
}
