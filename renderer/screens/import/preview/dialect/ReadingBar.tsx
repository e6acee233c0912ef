import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { type Dispatch, type SetStateAction, useId, useState } from 'react';
import { Icon } from '../../../../components/Icon.tsx';
import type { IconName } from '../../../../components/icon-names.ts';
import { useWords, type Words } from '../../../../state/words.ts';
import { NO_DRAFT, stepsInForce } from '../../session/batch-draft.ts';
import type { BatchReading } from '../../session/batch-reading.ts';
import type { PreviewAside, PreviewView } from '../PreviewStep.tsx';
import { DialectFields } from './DialectFields.tsx';
import { encodingName } from './encodings.ts';
import { KindChoice } from './KindChoice.tsx';

export interface ReadingBarProps {
  readonly reading: BatchReading;
  readonly view: PreviewView;
  readonly onView: (view: PreviewView) => void;
  readonly aside: PreviewAside;
  readonly onAside: Dispatch<SetStateAction<PreviewAside>>;
}

/** What the file is and how it is read, in one line; the fields unfold below it. */
export function ReadingBar({ reading, view, onView, aside, onAside }: ReadingBarProps) {
  const words = useWords();
  const { t, formatter } = words;
  const id = useId();
  const [isUnfolded, setUnfolded] = useState(false);
  const { preview, draft, drafted } = reading;
  const isText = (preview.part?.format ?? 'delimited') === 'delimited';
  const steps = stepsInForce(draft, preview).filter(({ isOn }) => isOn).length;
  const filters = drafted.mapping.filters.length;
  const toggle = (which: Exclude<PreviewAside, null>) => onAside((before) => (before === which ? null : which));
  return (
    <Box sx={(theme) => ({ flex: 'none', borderBlockEnd: `1px solid ${theme.tokens.line}`, padding: '12px 24px 8px' })}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 3, rowGap: 2 }}>
        <KindChoice kind={preview.kind} onKind={(kind) => reading.change(() => ({ ...NO_DRAFT, dialect: draft.dialect, kind }))} />
        {isText && (
          <Button
            aria-expanded={isUnfolded}
            aria-controls={id}
            onClick={() => setUnfolded(!isUnfolded)}
            color="inherit"
            endIcon={<Icon name={isUnfolded ? 'keyboard_arrow_up' : 'keyboard_arrow_down'} size={18} />}
            sx={{ fontWeight: 400, whiteSpace: 'normal', textAlign: 'start' }}
          >
            {dialectLine(preview.dialect, words)}
          </Button>
        )}
        <Typography variant="caption" color="textSecondary">
          {formatter.bytes(preview.fileSize)}
          {preview.packing === 'gzip' && `, ${t('imports.file.packed')}`}
        </Typography>
        <Box sx={{ marginInlineStart: 'auto', display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
          <AsideButton
            icon="cleaning_services"
            label={t('imports.cleaning.title')}
            count={steps}
            isOn={aside === 'cleaning'}
            onToggle={() => toggle('cleaning')}
          />
          <AsideButton
            icon="filter_alt"
            label={t('imports.filters.title')}
            count={filters}
            isOn={aside === 'filters'}
            onToggle={() => toggle('filters')}
          />
          <AsideButton
            icon="table_rows"
            label={t('imports.constants.title')}
            count={drafted.mapping.constants?.length ?? 0}
            isOn={aside === 'constants'}
            onToggle={() => toggle('constants')}
          />
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
      <Box id={id} hidden={!isUnfolded}>
        {isUnfolded && <DialectFields reading={reading} />}
      </Box>
    </Box>
  );
}

interface AsideButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly count: number;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

function AsideButton({ icon, label, count, isOn, onToggle }: AsideButtonProps) {
  const { formatter } = useWords();
  return (
    <Button
      aria-pressed={isOn}
      onClick={onToggle}
      startIcon={<Icon name={icon} size={18} />}
      color={isOn || count > 0 ? 'primary' : 'inherit'}
      sx={(theme) => ({ fontWeight: count > 0 ? 700 : 400, backgroundColor: isOn ? theme.tokens.accentTint : undefined })}
    >
      {count === 0 ? label : `${label} (${formatter.integer(count)})`}
    </Button>
  );
}

/** "UTF-8, semicolon, names in line 4": what was assumed, for those who only want to see that it is right. */
function dialectLine(dialect: BatchReading['preview']['dialect'], { t }: Words): string {
  const named = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;
  const mark = dialect.delimiter as keyof typeof named;
  const parts = [
    encodingName(dialect.encoding, t),
    dialect.collapse === true
      ? t('imports.dialect.blanks')
      : mark in named
        ? t(`imports.dialect.delimiters.${named[mark]}`)
        : t('imports.dialect.delimiters.other', { character: dialect.delimiter }),
    dialect.hasHeader ? t('imports.dialect.headerLine', { line: dialect.skipLines + 1 }) : t('imports.dialect.headerNone'),
  ];
  return parts.join(' · ');
}
