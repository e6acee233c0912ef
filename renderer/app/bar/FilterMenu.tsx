import Divider from '@mui/material/Divider';
import MenuItem from '@mui/material/MenuItem';
import { useSegments } from '../../client/queries/segments.ts';
import { MenuButton } from '../../components/MenuButton.tsx';
import { navigate } from '../../state/route.ts';
import { setFilter, useContextState } from '../../state/view-context.ts';
import { useWords } from '../../state/words.ts';

/** Which customers every analysis looks at: all, or one saved segment. */
export function FilterMenu() {
  const { t } = useWords();
  const filter = useContextState((state) => state.filter);
  const segments = useSegments().data ?? [];
  return (
    <MenuButton label={t('app.filter.label')} value={filter?.label ?? t('app.filter.all')} icon="filter_alt" isActive={filter !== null}>
      {(close) => [
        <MenuItem
          key="all"
          selected={filter === null}
          onClick={() => {
            setFilter(null);
            close();
          }}
        >
          {t('app.filter.all')}
        </MenuItem>,
        <Divider key="line" />,
        segments.length === 0 ? (
          <MenuItem key="none" disabled>
            {t('app.filter.none')}
          </MenuItem>
        ) : null,
        ...segments.map((segment) => (
          <MenuItem
            key={segment.id}
            selected={filter?.rule.op === 'segment' && filter.rule.id === segment.id}
            onClick={() => {
              setFilter({ label: segment.name, rule: { op: 'segment', id: segment.id } });
              close();
            }}
          >
            <bdi>{segment.name}</bdi>
          </MenuItem>
        )),
        <MenuItem
          key="build"
          onClick={() => {
            close();
            navigate({ screen: 'segment', id: 'new' });
          }}
        >
          {t('app.filter.build')}
        </MenuItem>,
      ]}
    </MenuButton>
  );
}
