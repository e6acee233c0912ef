import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import type { BlockOrigin } from '../../blocks/block-context.ts';
import { useSaveTables } from '../../blocks/use-save-tables.ts';
import { Icon } from '../../components/Icon.tsx';
import { MenuButton } from '../../components/MenuButton.tsx';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';

/** What can be done with the whole analysis: take its tables out, print it in a report. */
export function AnalysisActions({ origin }: { readonly origin: BlockOrigin }) {
  const { t } = useWords();
  const save = useSaveTables();
  return (
    <>
      <MenuButton label={t('analyses.screen.export')} value={t('analyses.screen.exportAll')} icon="download">
        {(close) =>
          (['xlsx', 'csv', 'excelCsv'] as const).map((format) => (
            <MenuItem
              key={format}
              onClick={() => {
                close();
                void save(origin, format);
              }}
            >
              {t(`charts.formats.${format}`)}
            </MenuItem>
          ))
        }
      </MenuButton>
      <Button variant="outlined" startIcon={<Icon name="picture_as_pdf" />} onClick={() => navigate({ screen: 'reports' })}>
        {t('analyses.screen.report')}
      </Button>
    </>
  );
}
