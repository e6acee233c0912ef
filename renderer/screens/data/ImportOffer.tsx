import Button from '@mui/material/Button';
import { pickAndImport } from '../../app/files/open-files.ts';
import { Icon } from '../../components/Icon.tsx';
import type { IconName } from '../../components/icon-names.ts';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useWords } from '../../state/words.ts';

/** A part of the data screen that has nothing to show before a file is imported. */
export function ImportOffer({ icon, title, lead }: { readonly icon: IconName; readonly title: string; readonly lead: string }) {
  return (
    <StateMessage icon={icon} title={title} lead={lead}>
      <ImportButton />
    </StateMessage>
  );
}

/** Lets the person pick files to import. */
export function ImportButton({ isQuiet = false }: { readonly isQuiet?: boolean }) {
  const words = useWords();
  return (
    <Button variant={isQuiet ? 'outlined' : 'contained'} onClick={() => void pickAndImport(words)} startIcon={<Icon name="upload_file" size={18} />}>
      {words.t('imports.data.import')}
    </Button>
  );
}
