import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useId, useState } from 'react';
import type { TemplateSummary } from '../../../../shared/contract/templates.ts';
import { addWatch } from '../../../client/queries/watch.ts';
import { type Refusal, toRefusal } from '../../../client/refusal.ts';
import { shell } from '../../../client/shell-port.ts';
import { Icon } from '../../../components/Icon.tsx';
import { LabelledSelect } from '../../../components/LabelledSelect.tsx';
import { refusalLine } from '../../../components/refusal-text.ts';
import { notify } from '../../../state/notices.ts';
import { useWords } from '../../../state/words.ts';

const EXAMPLES = { windows: 'C:\\Exports\\Till', other: '/home/anna/exports' } as const;

/** Adds a folder and the template its files are read by; it stays off until it is switched on. */
export function AddWatch({ templates }: { readonly templates: readonly TemplateSummary[] }) {
  const words = useWords();
  const { t } = words;
  const hint = useId();
  const [folder, setFolder] = useState('');
  const [chosen, setChosen] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const fingerprint = chosen === '' ? (templates[0]?.fingerprint ?? '') : chosen;
  const isReady = folder.trim() !== '' && fingerprint !== '';
  const pick = async () => {
    const path = await shell.pickFolder();
    if (typeof path !== 'string') return;
    setFolder(path);
    setRefusal(null);
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await addWatch(folder.trim(), fingerprint);
      setFolder('');
      setRefusal(null);
      notify(t('watch.addedOff'));
    } catch (error) {
      setRefusal(toRefusal(error));
    }
  };
  const example = navigator.userAgent.includes('Windows') ? EXAMPLES.windows : EXAMPLES.other;
  return (
    <Box component="form" aria-label={t('watch.add')} onSubmit={(event) => void add(event)}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start' }}>
        <TextField
          label={t('watch.folder')}
          value={folder}
          error={refusal !== null}
          onChange={(event) => {
            setFolder(event.target.value);
            setRefusal(null);
          }}
          slotProps={{ htmlInput: { dir: 'ltr', spellCheck: false, autoComplete: 'off', 'aria-describedby': hint } }}
          sx={{ flex: '1 1 280px', maxWidth: 480 }}
        />
        {shell.kind === 'electron' && (
          <Button variant="outlined" onClick={() => void pick()} startIcon={<Icon name="folder_open" size={18} />} sx={{ minHeight: 38 }}>
            {t('watch.pick')}
          </Button>
        )}
        <LabelledSelect
          label={t('watch.template')}
          value={fingerprint}
          options={templates.map((template) => ({
            value: template.fingerprint,
            label: `\u2068${template.name}\u2069 · ${t(`imports.dialect.kinds.${template.kind}`)}`,
          }))}
          onChange={setChosen}
          minWidth={200}
        />
        <Button type="submit" variant="contained" disabled={!isReady} sx={{ minHeight: 38 }}>
          {t('watch.addButton')}
        </Button>
      </Box>
      <Typography id={hint} variant="caption" color="textSecondary" component="p" sx={{ marginBlockStart: 1 }}>
        {t('watch.folderHint', { example: `\u2066${example}\u2069` })}
      </Typography>
      {refusal !== null && (
        <Typography role="alert" variant="body2" sx={(theme) => ({ color: theme.tokens.bad, marginBlockStart: 1, overflowWrap: 'anywhere' })}>
          {refusalLine(refusal, words)}
        </Typography>
      )}
    </Box>
  );
}
