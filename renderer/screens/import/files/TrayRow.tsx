import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { agreeToLarge, dropFile } from '../../../app/files/take-files.ts';
import { toRefusal } from '../../../client/refusal.ts';
import { Icon } from '../../../components/Icon.tsx';
import { refusalLine } from '../../../components/refusal-text.ts';
import { useWords } from '../../../state/words.ts';
import type { LookedFile } from '../session/use-tables.ts';
import { copySeconds, isLargeUnasked, readSeconds } from './large-file.ts';
import { PartChoice } from './PartChoice.tsx';

/** One file of the tray: how far it is, how large, the tables in it, and a way to take it out. */
export function TrayRow({ looked }: { readonly looked: LookedFile }) {
  const words = useWords();
  const { t, formatter } = words;
  const { file, look, error } = looked;
  const bytes = look?.fileSize ?? file.bytes;
  const refusal = file.at.state === 'failed' ? file.at.refusal : error === null ? null : toRefusal(error);
  const parts = look?.parts ?? [];
  return (
    <Box component="li" sx={(theme) => ({ padding: '8px 0', borderBlockEnd: `1px solid ${theme.tokens.line}` })}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
        <Icon
          name={refusal !== null ? 'error' : parts.length > 1 ? 'folder_zip' : 'description'}
          sx={(theme) => ({ color: refusal !== null ? theme.tokens.bad : theme.tokens.inkSoft })}
        />
        <Box sx={{ minWidth: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 3 }}>
          <Typography component="bdi" sx={{ overflowWrap: 'anywhere' }}>
            {file.fileName}
          </Typography>
          <Typography variant="caption" color="textSecondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>
            {[
              ...(bytes === null ? [] : [formatter.bytes(bytes)]),
              ...(look !== null && parts.length <= 1 ? [t('imports.tray.columns', { count: look.columns.length })] : []),
            ].join(' · ')}
          </Typography>
        </Box>
        <IconButton
          aria-label={t('imports.tray.remove', { file: file.fileName })}
          onClick={() => dropFile(file.id)}
          sx={{ marginInlineStart: 'auto' }}
        >
          <Icon name="close" size={18} />
        </IconButton>
      </Box>
      <Box sx={{ paddingInlineStart: 8 }}>
        {file.at.state === 'waiting' && <Typography variant="caption">{t('imports.tray.waiting')}</Typography>}
        {file.at.state === 'taking' && <Upload fileName={file.fileName} sent={file.at.sent} bytes={file.bytes ?? 0} />}
        {file.at.state === 'asking' && file.bytes !== null && (
          <Box role="alert" sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', alignItems: 'center' }}>
            <Typography variant="body2">
              {t('imports.tray.large', {
                size: formatter.bytes(file.bytes),
                copy: formatter.seconds(copySeconds(file.bytes)),
                read: formatter.seconds(readSeconds(file.bytes)),
              })}
            </Typography>
            <Button variant="outlined" onClick={() => agreeToLarge(file.id)}>
              {t('imports.tray.takeLarge')}
            </Button>
          </Box>
        )}
        {file.at.state === 'ready' && look === null && refusal === null && (
          <LinearProgress aria-label={t('imports.file.reading', { file: file.fileName })} sx={{ maxWidth: 320 }} />
        )}
        {isLargeUnasked(file.bytes, look?.fileSize) && (
          <Typography variant="body2">
            {t('imports.tray.largeRead', { size: formatter.bytes(look?.fileSize ?? 0), read: formatter.seconds(readSeconds(look?.fileSize ?? 0)) })}
          </Typography>
        )}
        {refusal !== null && (
          <Typography role="alert" variant="body2" color="error">
            {refusalLine(refusal, words)}
          </Typography>
        )}
        {look !== null && parts.length > 1 && <PartChoice looked={looked} look={look} />}
      </Box>
    </Box>
  );
}

function Upload({ fileName, sent, bytes }: { readonly fileName: string; readonly sent: number; readonly bytes: number }) {
  const { t, formatter } = useWords();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, maxWidth: 480 }}>
      <LinearProgress
        variant="determinate"
        value={bytes === 0 ? 100 : Math.min(100, (sent / bytes) * 100)}
        aria-label={t('imports.tray.taking', { file: fileName })}
        sx={{ flex: 1 }}
      />
      <Typography variant="caption" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {t('imports.tray.sent', { sent: formatter.bytes(sent), total: formatter.bytes(bytes) })}
      </Typography>
    </Box>
  );
}
