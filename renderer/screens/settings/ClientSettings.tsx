import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import type { ProjectInfo, Verification } from '../../../shared/contract/projects.ts';
import { reporting } from '../../app/files/open-files.ts';
import { client } from '../../client/client.ts';
import { showProject } from '../../client/queries/projects.ts';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../state/words.ts';
import { SettingRow } from './SettingRow.tsx';

/** Name and currency of the open client, and the check of its file. */
export function ClientSettings({ project }: { readonly project: ProjectInfo }) {
  const words = useWords();
  const { t } = words;
  const [name, setName] = useState(project.name);
  const [currency, setCurrency] = useState(project.currency);
  const [verification, setVerification] = useState<Verification | null>(null);
  const [isChecking, setChecking] = useState(false);
  const rename = (event: FormEvent) => {
    event.preventDefault();
    void reporting(words, async () => showProject(await client.projects.rename({ name: name.trim() })));
  };
  const saveCurrency = (event: FormEvent) => {
    event.preventDefault();
    void reporting(words, async () => showProject(await client.projects.update({ currency: currency.trim().toUpperCase() })));
  };
  const verify = () => {
    setChecking(true);
    void reporting(words, async () => setVerification(await client.projects.verify())).finally(() => setChecking(false));
  };
  const isCurrencyRight = /^([A-Za-z]{3})?$/.test(currency.trim());
  return (
    <>
      <Typography variant="h2" sx={{ marginBlock: 6, marginBlockEnd: 3 }}>
        {t('settings.client')}
      </Typography>
      <SettingRow label={t('settings.clientName')}>
        <Box component="form" onSubmit={rename} sx={{ display: 'flex', gap: 2 }}>
          <TextField
            value={name}
            disabled={project.readOnly}
            onChange={(event) => setName(event.target.value)}
            slotProps={{ htmlInput: { 'aria-label': t('settings.clientName'), maxLength: 120, dir: 'auto' } }}
          />
          <Button type="submit" variant="outlined" disabled={name.trim() === '' || name.trim() === project.name}>
            {t('settings.rename')}
          </Button>
        </Box>
      </SettingRow>
      <SettingRow label={t('settings.currency')} hint={t('settings.currencyHint')}>
        <Box component="form" onSubmit={saveCurrency} sx={{ display: 'flex', gap: 2 }}>
          <TextField
            value={currency}
            disabled={project.readOnly}
            error={!isCurrencyRight}
            onChange={(event) => setCurrency(event.target.value)}
            slotProps={{ htmlInput: { 'aria-label': t('settings.currency'), maxLength: 3, size: 6, dir: 'ltr' } }}
          />
          <Button type="submit" variant="outlined" disabled={!isCurrencyRight || currency.trim().toUpperCase() === project.currency}>
            {t('app.action.save')}
          </Button>
        </Box>
      </SettingRow>
      <SettingRow label={t('settings.verify')} hint={t('settings.verifyHint')}>
        <Button variant="outlined" onClick={verify} disabled={isChecking}>
          {t(isChecking ? 'app.loading' : 'settings.verify')}
        </Button>
        {verification !== null && (
          <Box role="status" sx={{ marginBlockStart: 3 }}>
            <Typography variant="subtitle2">{t(verification.ok ? 'settings.verifyOk' : 'settings.verifyBad')}</Typography>
            <Box component="ul" sx={{ listStyle: 'none', padding: 0, margin: 0 }}>
              {verification.checks.map((check) => (
                <Box component="li" key={check.name} sx={{ display: 'flex', gap: 2, alignItems: 'center', paddingBlock: 0.5 }}>
                  <Icon
                    name={check.ok ? 'check_circle' : 'error'}
                    size={18}
                    sx={(theme) => ({ color: check.ok ? theme.tokens.good : theme.tokens.bad })}
                  />
                  <Typography variant="body2">{t(`settings.checks.${check.name}`)}</Typography>
                  {!check.ok && (
                    <Typography variant="caption" color="textSecondary" dir="auto">
                      {check.detail}
                    </Typography>
                  )}
                </Box>
              ))}
            </Box>
          </Box>
        )}
      </SettingRow>
    </>
  );
}
