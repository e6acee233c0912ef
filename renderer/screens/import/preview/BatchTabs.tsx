import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import type { BatchReading } from '../session/batch-reading.ts';
import { tableName } from '../session/batches.ts';
import { showBatch } from '../session/session-store.ts';

/** The tables of the import, one tab for each shape, marked where something is still to be decided. */
export function BatchTabs({ readings, shown }: { readonly readings: readonly BatchReading[]; readonly shown: BatchReading }) {
  const { t } = useWords();
  return (
    <Tabs
      value={shown.batch.id}
      onChange={(_event, id: string) => showBatch(id)}
      variant="scrollable"
      scrollButtons="auto"
      allowScrollButtonsMobile
      aria-label={t('imports.wizard.tables')}
      sx={(theme) => ({ flex: 'none', minHeight: 40, paddingInline: 3, borderBlockEnd: `1px solid ${theme.tokens.line}` })}
    >
      {readings.map(({ batch, needs, preview, isLeftOut }) => {
        const [lead, ...others] = batch.tables;
        const isOpen = needs.length > 0;
        const kind = t(`imports.kinds.${preview.kind}.name`);
        return (
          <Tab
            key={batch.id}
            value={batch.id}
            aria-label={`${tableName(lead)}: ${kind}${isOpen ? `. ${t('imports.needs.title')}` : isLeftOut ? `. ${t('imports.leftOut.name')}` : ''}`}
            sx={{ minHeight: 40, textTransform: 'none', fontSize: '0.8125rem', paddingBlock: 1, paddingInline: 2.5, gap: 1.5, maxWidth: 340 }}
            icon={
              <Icon
                name={isOpen ? 'warning' : isLeftOut ? 'block' : 'check'}
                size={16}
                sx={({ tokens }) => ({ color: isOpen ? tokens.caution : isLeftOut ? tokens.inkSoft : tokens.good })}
              />
            }
            iconPosition="start"
            label={
              <span>
                <bdi>{shortName(tableName(lead))}</bdi>
                {others.length > 0 && ` ${t('imports.wizard.andMore', { count: others.length })}`}
              </span>
            }
          />
        );
      })}
    </Tabs>
  );
}

/** The name without what every file has: its ending. */
function shortName(name: string): string {
  return name.replace(/\.(csv|tsv|txt)(?= ›|$)/i, '');
}
