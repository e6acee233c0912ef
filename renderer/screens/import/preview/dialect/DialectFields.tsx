import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import type { Dialect } from '../../../../../shared/model/import-mapping.ts';
import { ChoiceButton } from '../../../../components/ChoiceButton.tsx';
import { LabelledSelect } from '../../../../components/LabelledSelect.tsx';
import { useWords } from '../../../../state/words.ts';
import { NO_EDITS } from '../../reading/mapping-edits.ts';
import type { BatchReading } from '../../session/batch-reading.ts';
import { encodingGroups } from './encodings.ts';

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;
const QUOTES = { double: '"', single: "'", none: null } as const;
const ESCAPES = { doubled: null, backslash: '\\' } as const;

/** Every assumption about the text of the file; the grid answers each change at once. */
export function DialectFields({ reading }: { readonly reading: BatchReading }) {
  const { t } = useWords();
  const { preview } = reading;
  const { dialect } = preview;
  const change = (part: Partial<Dialect>) =>
    reading.change((draft) => ({
      ...draft,
      dialect: { ...draft.dialect, ...part },
      // Another cut makes other columns: what was said of the old ones is void.
      ...('delimiter' in part || 'quote' in part || 'collapse' in part || 'hasHeader' in part
        ? { edits: { ...NO_EDITS, constants: draft.edits.constants }, steps: null }
        : {}),
    }));
  const delimiters = [...Object.keys(DELIMITERS), ...(dialect.delimiter in DELIMITERS ? [] : [dialect.delimiter])];
  return (
    <Box
      component="fieldset"
      aria-label={t('imports.dialect.label')}
      sx={{ border: 0, margin: 0, padding: '14px 0 4px', display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 3, rowGap: 4 }}
    >
      <ChoiceButton
        label={`${t('imports.dialect.encoding')} · ${t(`imports.dialect.evidence.${preview.encodingEvidence}`)}`}
        value={dialect.encoding.toLowerCase()}
        groups={encodingGroups(dialect.encoding, preview.encodingAlternatives, t)}
        onChoose={(encoding) => change({ encoding })}
        minWidth={210}
      />
      <LabelledSelect
        label={t('imports.dialect.delimiter')}
        value={dialect.collapse === true ? 'blanks' : dialect.delimiter}
        options={[
          ...delimiters.map((delimiter) => ({
            value: delimiter,
            label: isKnown(delimiter)
              ? t(`imports.dialect.delimiters.${DELIMITERS[delimiter]}`)
              : t('imports.dialect.delimiters.other', { character: delimiter }),
          })),
          { value: 'blanks', label: t('imports.dialect.blanks') },
        ]}
        onChange={(delimiter) => change(delimiter === 'blanks' ? { delimiter: ' ', collapse: true } : { delimiter, collapse: false })}
      />
      <TextField
        label={t('imports.dialect.ownDelimiter')}
        value={isKnown(dialect.delimiter) ? '' : dialect.delimiter}
        onChange={(event) => event.target.value !== '' && change({ delimiter: event.target.value.slice(0, 4), collapse: false })}
        slotProps={{ htmlInput: { maxLength: 4, dir: 'ltr' } }}
        sx={{ width: 140 }}
      />
      <LabelledSelect
        label={t('imports.dialect.quote')}
        value={keyOf(QUOTES, dialect.quote) ?? 'none'}
        options={(['double', 'single', 'none'] as const).map((quote) => ({ value: quote, label: t(`imports.dialect.quotes.${quote}`) }))}
        onChange={(quote) => change({ quote: QUOTES[quote] })}
      />
      <LabelledSelect
        label={t('imports.dialect.escape')}
        value={keyOf(ESCAPES, dialect.escape ?? null) ?? 'doubled'}
        options={(['doubled', 'backslash'] as const).map((mark) => ({ value: mark, label: t(`imports.dialect.escapes.${mark}`) }))}
        onChange={(mark) => change({ escape: ESCAPES[mark] })}
        minWidth={150}
      />
      <TextField
        label={t('imports.dialect.comment')}
        value={dialect.comment ?? ''}
        onChange={(event) => change({ comment: event.target.value === '' ? null : event.target.value.slice(0, 4) })}
        slotProps={{ htmlInput: { maxLength: 4, dir: 'ltr' } }}
        sx={{ width: 130 }}
      />
      <CountField label={t('imports.dialect.skipLines')} value={dialect.skipLines} most={1000} onCount={(skipLines) => change({ skipLines })} />
      <CountField
        label={t('imports.dialect.footerLines')}
        value={dialect.footerLines ?? 0}
        most={1000}
        onCount={(footerLines) => change({ footerLines })}
      />
      {dialect.hasHeader && (
        <CountField
          label={t('imports.dialect.headerRows')}
          value={dialect.headerRows ?? 1}
          least={1}
          most={5}
          onCount={(headerRows) => change({ headerRows })}
        />
      )}
      <LabelledSelect
        label={t('imports.dialect.ragged')}
        value={dialect.ragged ?? 'refuse'}
        options={(['refuse', 'repair'] as const).map((ragged) => ({ value: ragged, label: t(`imports.dialect.raggeds.${ragged}`) }))}
        onChange={(ragged) => change({ ragged })}
        minWidth={190}
      />
      <FormControlLabel
        control={<Checkbox checked={dialect.hasHeader} onChange={(_event, hasHeader) => change({ hasHeader })} />}
        label={t('imports.dialect.hasHeader')}
        slotProps={{ typography: { sx: { fontSize: '0.8125rem' } } }}
      />
    </Box>
  );
}

interface CountFieldProps {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  readonly onCount: (count: number) => void;
}

function CountField({ label, value, least = 0, most, onCount }: CountFieldProps) {
  return (
    <TextField
      label={label}
      type="number"
      value={value}
      onChange={(event) => {
        const count = Number(event.target.value);
        if (Number.isInteger(count) && count >= least && count <= most) onCount(count);
      }}
      slotProps={{ htmlInput: { min: least, max: most } }}
      sx={{ width: 124 }}
    />
  );
}

function isKnown(delimiter: string): delimiter is keyof typeof DELIMITERS {
  return Object.hasOwn(DELIMITERS, delimiter);
}

function keyOf<Key extends string>(marks: Readonly<Record<Key, string | null>>, mark: string | null): Key | undefined {
  return (Object.keys(marks) as Key[]).find((key) => marks[key] === mark);
}
