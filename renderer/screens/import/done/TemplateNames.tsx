import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { TemplateSummary } from '../../../../shared/contract/templates.ts';
import { client } from '../../../client/client.ts';
import { useDataVersion } from '../../../client/queries/projects.ts';
import { toRefusal } from '../../../client/refusal.ts';
import { refusalLine } from '../../../components/refusal-text.ts';
import { notify } from '../../../state/notices.ts';
import { useWords } from '../../../state/words.ts';

const CLOCK_SLACK_MS = 5000;

/** The readings just used are kept for files of the same shape; here they get a name one finds again. */
export function TemplateNames({ since }: { readonly since: string }) {
  const { t } = useWords();
  const dataVersion = useDataVersion();
  const templates = useQuery({
    queryKey: ['templates', 'list', dataVersion],
    queryFn: ({ signal }) => client.templates.list(undefined, { signal }),
    enabled: dataVersion >= 0,
  });
  const from = Date.parse(since) - CLOCK_SLACK_MS;
  const used = (templates.data ?? []).filter(({ usedAt }) => Date.parse(usedAt) >= from);
  if (used.length === 0) return null;
  return (
    <Box component="section" sx={{ marginBlockStart: 6 }}>
      <Typography variant="h3">{t('imports.template.title', { count: used.length })}</Typography>
      <Typography variant="body2" color="textSecondary">
        {t('imports.template.lead')}
      </Typography>
      <Folded label={t('imports.template.show', { count: used.length })} isFolded={used.length > 2}>
        {used.map((template) => (
          <TemplateName key={template.fingerprint} template={template} />
        ))}
      </Folded>
    </Box>
  );
}

function Folded({ label, isFolded, children }: { readonly label: string; readonly isFolded: boolean; readonly children: ReactNode }) {
  if (!isFolded) return children;
  return (
    <Box component="details" sx={{ marginBlockStart: 1 }}>
      <Box component="summary" sx={{ cursor: 'pointer', minHeight: 28, fontSize: '0.8125rem' }}>
        {label}
      </Box>
      {children}
    </Box>
  );
}

function TemplateName({ template }: { readonly template: TemplateSummary }) {
  const words = useWords();
  const { t } = words;
  const queries = useQueryClient();
  const [name, setName] = useState(template.name);
  const save = async () => {
    try {
      await client.templates.rename({ fingerprint: template.fingerprint, name: name.trim() });
      await queries.invalidateQueries({ queryKey: ['templates'] });
      notify(t('imports.template.saved', { name: name.trim() }));
    } catch (error) {
      notify(refusalLine(toRefusal(error), words));
    }
  };
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, marginBlockStart: 3 }}
    >
      <TextField
        label={t('imports.template.name', { kind: t(`imports.kinds.${template.kind}.name`) })}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 200, dir: 'auto' } }}
        sx={{ width: 340, maxWidth: '100%' }}
      />
      <Button type="submit" variant="outlined" disabled={name.trim() === '' || name.trim() === template.name}>
        {t('imports.template.save')}
      </Button>
    </Box>
  );
}
