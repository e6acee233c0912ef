import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import type { Preview } from '../../../../shared/contract/imports.ts';
import { type ImportKind, importKindSchema } from '../../../../shared/model/import-kind.ts';
import { LabelledSelect } from '../../../components/LabelledSelect.tsx';
import { useWords } from '../../../state/words.ts';
import type { ImportWizard } from '../use-import-wizard.ts';
import { encodingOptions } from './encodings.ts';

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;
const QUOTES = { '"': 'double', "'": 'single', '': 'none' } as const;
const KINDS: readonly ImportKind[] = importKindSchema.options;

export interface DialectBarProps {
  readonly wizard: ImportWizard;
  readonly preview: Preview;
  readonly view: 'grid' | 'raw';
  readonly onView: (view: 'grid' | 'raw') => void;
}

/** How the file is read: every guess can be changed, the grid answers at once. */
export function DialectBar({ wizard, preview, view, onView }: DialectBarProps) {
  const { t, formatter } = useWords();
  const { dialect } = preview;
  const delimiters = [...Object.keys(DELIMITERS), ...(dialect.delimiter in DELIMITERS ? [] : [dialect.delimiter])];
  return (
    <Box
      component="fieldset"
      aria-label={t('imports.dialect.label')}
      sx={(theme) => ({
        border: 0,
        margin: 0,
        padding: '10px 24px',
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'flex-end',
        gap: 3,
        borderBlockEnd: `1px solid ${theme.tokens.line}`,
      })}
    >
      <LabelledSelect
        label={t('imports.dialect.kind')}
        value={preview.kind}
        options={KINDS.map((kind) => ({ value: kind, label: t(`imports.dialect.kinds.${kind}`) }))}
        onChange={wizard.changeKind}
      />
      <LabelledSelect
        label={`${t('imports.dialect.encoding')} · ${t(`imports.dialect.evidence.${preview.encodingEvidence}`)}`}
        value={dialect.encoding.toLowerCase()}
        options={encodingOptions(dialect.encoding, preview.encodingAlternatives)}
        onChange={(encoding) => wizard.changeDialect({ encoding })}
        minWidth={176}
      />
      <LabelledSelect
        label={t('imports.dialect.delimiter')}
        value={dialect.delimiter}
        options={delimiters.map((delimiter) => ({
          value: delimiter,
          label: isKnownDelimiter(delimiter)
            ? t(`imports.dialect.delimiters.${DELIMITERS[delimiter]}`)
            : t('imports.dialect.delimiters.other', { character: delimiter }),
        }))}
        onChange={(delimiter) => wizard.changeDialect({ delimiter })}
      />
      <LabelledSelect
        label={t('imports.dialect.quote')}
        value={dialect.quote ?? ''}
        options={(['"', "'", ''] as const).map((quote) => ({ value: quote, label: t(`imports.dialect.quotes.${QUOTES[quote]}`) }))}
        onChange={(quote) => wizard.changeDialect({ quote: quote === '' ? null : quote })}
      />
      <TextField
        label={t('imports.dialect.skipLines')}
        type="number"
        value={dialect.skipLines}
        onChange={(event) => {
          const skipLines = Number(event.target.value);
          if (Number.isInteger(skipLines) && skipLines >= 0 && skipLines <= 1000) wizard.changeDialect({ skipLines });
        }}
        slotProps={{ htmlInput: { min: 0, max: 1000 } }}
        sx={{ width: 96 }}
      />
      <FormControlLabel
        control={<Checkbox checked={dialect.hasHeader} onChange={(_event, hasHeader) => wizard.changeDialect({ hasHeader })} />}
        label={t('imports.dialect.hasHeader')}
        slotProps={{ typography: { sx: { fontSize: '0.8125rem' } } }}
      />
      <Box sx={{ marginInlineStart: 'auto', display: 'flex', alignItems: 'center', gap: 3 }}>
        <Typography variant="caption" color="textSecondary">
          {formatter.bytes(preview.fileSize)}
          {preview.packing === 'gzip' && `, ${t('imports.file.packed')}`}
        </Typography>
        <ToggleButtonGroup
          exclusive
          aria-label={t('imports.dialect.view')}
          value={view}
          onChange={(_event, chosen) => chosen !== null && onView(chosen)}
        >
          <ToggleButton value="grid">{t('imports.dialect.grid')}</ToggleButton>
          <ToggleButton value="raw">{t('imports.dialect.raw')}</ToggleButton>
        </ToggleButtonGroup>
      </Box>
    </Box>
  );
}

function isKnownDelimiter(delimiter: string): delimiter is keyof typeof DELIMITERS {
  return Object.hasOwn(DELIMITERS, delimiter);
}
