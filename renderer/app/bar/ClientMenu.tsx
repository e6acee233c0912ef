import MenuItem from '@mui/material/MenuItem';
import { closeProject, useProject } from '../../client/queries/projects.ts';
import { MenuButton } from '../../components/MenuButton.tsx';
import { showOverlay } from '../../state/overlays.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';

/** Name of the open client file; its menu leads to the others. */
export function ClientMenu() {
  const { t } = useWords();
  const project = useProject().data;
  if (project === null || project === undefined) return null;
  const name = project.readOnly ? `${project.name} (${t('app.bar.readOnly')})` : project.name;
  return (
    <MenuButton label={t('app.bar.client')} value={name} isStrong>
      {(close) => [
        <MenuItem
          key="switch"
          onClick={() => {
            close();
            navigate({ screen: 'start' });
          }}
        >
          {t('app.bar.switch')}
        </MenuItem>,
        <MenuItem
          key="new"
          onClick={() => {
            close();
            showOverlay('newProject');
          }}
        >
          {t('app.bar.new')}
        </MenuItem>,
        <MenuItem
          key="close"
          onClick={() => {
            close();
            void closeProject().then(() => navigate({ screen: 'start' }));
          }}
        >
          {t('app.bar.close')}
        </MenuItem>,
      ]}
    </MenuButton>
  );
}
